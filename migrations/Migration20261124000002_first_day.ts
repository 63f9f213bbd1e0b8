import { Migration } from '@mikro-orm/migrations';
import { foldEmployerName } from '../src/employers/employer-name.ts';

export class Migration20261124000002_first_day extends Migration {

  override name = 'Migration20261124000002_first_day';

  override async up(): Promise<void> {
    // Folded names are made here as the service makes them; they hold letters, digits and spaces alone.
    const named = (await this.execute('select "id", "name" from "employers"')) as { id: string; name: string }[];
    this.addSql(`create table "account_tokens" ("id" uuid not null, "account_id" uuid not null, "purpose" text not null, "email" varchar(254) not null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "used_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "account_tokens_account_id_index" on "account_tokens" ("account_id");`);

    this.addSql(`create table "consents" ("id" uuid not null, "account_id" uuid not null, "purpose" text not null, "notice_version" varchar(20) not null, "given_at" timestamptz(3) not null, "withdrawn_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create unique index "consents_one_live" on "consents" ("account_id", "purpose") where withdrawn_at is null;`);

    this.addSql(`create table "erased_addresses" ("hash" varchar(64) not null, "erased_at" timestamptz(3) not null, primary key ("hash"));`);

    this.addSql(`create table "letters" ("id" uuid not null, "account_id" uuid null, "email" varchar(254) not null, "name" varchar(200) null, "language" text not null, "kind" varchar(60) not null, "data" jsonb not null, "state" text not null, "fault" varchar(60) null, "created_at" timestamptz(3) not null, "sent_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "letters_account_id_index" on "letters" ("account_id");`);

    this.addSql(`create table "employer_name_blocks" ("graduate_id" uuid not null, "folded_name" varchar(160) not null, "name" varchar(160) not null, "created_at" timestamptz(3) not null, primary key ("graduate_id", "folded_name"));`);
    this.addSql(`create index "employer_name_blocks_folded_name_index" on "employer_name_blocks" ("folded_name");`);

    this.addSql(`create table "offer_reports" ("id" uuid not null, "offer_id" uuid not null, "reporter_id" uuid not null, "reason" text not null, "detail" varchar(1000) null, "created_at" timestamptz(3) not null, "decision" text null, "decision_reason" varchar(500) null, "decided_by_id" uuid null, "decided_at" timestamptz(3) null, "decided" boolean generated always as ((decided_at is not null)) stored not null, primary key ("id"));`);
    this.addSql(`create index "offer_reports_queue" on "offer_reports" ("decided", "created_at", "id");`);
    this.addSql(`create index "offer_reports_offer_id_index" on "offer_reports" ("offer_id");`);
    this.addSql(`create unique index "offer_reports_one_open" on "offer_reports" ("offer_id", "reporter_id") where decided_at is null;`);

    this.addSql(`create table "offer_marks" ("graduate_id" uuid not null, "offer_id" uuid not null, "kind" text not null, "created_at" timestamptz(3) not null, primary key ("graduate_id", "offer_id"));`);
    this.addSql(`create index "offer_marks_offer_id_index" on "offer_marks" ("offer_id");`);
    this.addSql(`create index "offer_marks_newest" on "offer_marks" ("graduate_id", "kind", "created_at", "offer_id");`);

    this.addSql(`create table "candidate_notes" ("id" uuid not null, "offer_id" uuid not null, "graduate_id" uuid not null, "author_id" uuid not null, "text" text not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "candidate_notes_graduate_id_index" on "candidate_notes" ("graduate_id");`);
    this.addSql(`create index "candidate_notes_of" on "candidate_notes" ("offer_id", "graduate_id", "created_at", "id");`);

    this.addSql(`create table "candidate_choices" ("id" uuid not null, "offer_id" uuid not null, "graduate_id" uuid not null, "kind" text not null, "by_id" uuid not null, "chosen_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "candidate_choices_graduate_id_index" on "candidate_choices" ("graduate_id");`);
    this.addSql(`alter table "candidate_choices" add constraint "candidate_choices_one" unique ("offer_id", "graduate_id");`);

    this.addSql(`create table "employer_decisions" ("id" uuid not null, "employer_id" uuid not null, "decision" text not null, "reason" varchar(500) null, "decided_by_id" uuid not null, "decided_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "employer_decisions_employer_id_index" on "employer_decisions" ("employer_id");`);

    this.addSql(`create table "cohort_imports" ("id" uuid not null, "cohort_id" uuid not null, "by_id" uuid not null, "state" text not null, "options" jsonb not null, "content" text null, "total" int not null, "done" int not null, "report" jsonb not null, "created_at" timestamptz(3) not null, "finished_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "cohort_imports_cohort_id_index" on "cohort_imports" ("cohort_id");`);

    this.addSql(`create table "held_places" ("graduate_id" uuid not null, "account_id" uuid not null, "created_at" timestamptz(3) not null, primary key ("graduate_id"));`);
    this.addSql(`create index "held_places_account_id_index" on "held_places" ("account_id");`);

    this.addSql(`create table "recommendations" ("id" uuid not null, "offer_id" uuid not null, "graduate_id" uuid not null, "centre_id" uuid not null, "by_id" uuid not null, "note" text null, "state" text not null, "created_at" timestamptz(3) not null, "answered_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "recommendations_offer_id_index" on "recommendations" ("offer_id");`);
    this.addSql(`create index "recommendations_centre_id_index" on "recommendations" ("centre_id");`);
    this.addSql(`create unique index "recommendations_one_live" on "recommendations" ("graduate_id", "offer_id") where state in ('ASKED', 'AGREED');`);

    this.addSql(`create table "sponsorships" ("id" uuid not null, "employer_id" uuid not null, "centre_id" uuid not null, "by_id" uuid not null, "since" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "sponsorships_centre_id_index" on "sponsorships" ("centre_id");`);
    this.addSql(`create unique index "sponsorships_one_live" on "sponsorships" ("employer_id") where ended_at is null;`);

    // What was chosen before there was a notice stays chosen.
    this.addSql(`insert into "consents" select gen_random_uuid(), "account_id", 'FINDABLE_' || "scale", 'none', "reconfirmed_at" from "graduates", unnest("findable_at") as "scale";`);
    this.addSql(`insert into "consents" select gen_random_uuid(), "account_id", 'STATISTICS', 'none', "reconfirmed_at" from "graduates" where "gender" is not null or "age_band" is not null;`);

    this.addSql(`alter table "accounts" add "email_confirmed_at" timestamptz(3) null, add "password_must_change" boolean not null default false, add "time_zone" varchar(64) not null default 'Africa/Casablanca', add "suspended_because" varchar(500) null;`);
    // Who was here before there were letters could not be asked; nobody vanishes over it.
    this.addSql(`update "accounts" set "email_confirmed_at" = "created_at" where "password_hash" is not null;`);

    this.addSql(`alter table "graduates" add "whatsapp" varchar(16) null, add "reconfirm_asked_at" timestamptz(3) null, add "erased_at" timestamptz(3) null;`);
    this.addSql(`alter table "graduates" add "folded_name" varchar(200) generated always as (left(lower(regexp_replace(translate(normalize(name, NFKD), 'ٱىیةکڭݣگ', 'اييهكككك'), '[\\u0300-\\u036f\\u0640\\u064b-\\u065f\\u0670[:space:][:punct:]‐-―’‘ʼ]+', '', 'g')), 200)) stored not null;`);
    this.addSql(`create index "graduates_folded_name" on "graduates" ("folded_name");`);
    this.addSql(`create index "graduates_phone" on "graduates" ("phone") where phone is not null;`);

    this.addSql(`create table "graduate_merges" ("id" uuid not null, "kept_id" uuid not null, "other_id" uuid not null, "reason" varchar(500) not null, "by_id" uuid not null, "merged_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "graduate_merges_kept_id_index" on "graduate_merges" ("kept_id");`);
    this.addSql(`alter table "graduate_merges" add constraint "graduate_merges_other_id_unique" unique ("other_id");`);
    this.addSql(`alter table "graduate_merges" add constraint "graduate_merges_kept_id_foreign" foreign key ("kept_id") references "graduates" ("id") on delete cascade;`);
    this.addSql(`alter table "graduate_merges" add constraint "graduate_merges_other_id_foreign" foreign key ("other_id") references "graduates" ("id") on delete cascade;`);

    this.addSql(`create index "access_log_newest" on "access_log" ("seen_at", "id");`);
    this.addSql(`create index "access_log_actor" on "access_log" ("actor_id", "seen_at", "id");`);
    this.addSql(`drop index "access_log_subject_id_index";`);
    this.addSql(`create index "access_log_subject" on "access_log" ("subject_id", "seen_at", "id");`);

    this.addSql(`alter table "employers" add "folded_name" varchar(160) not null default '', add "verification_asked_at" timestamptz(3) null, add "posted_for_at" timestamptz(3) null;`);
    for (const { id, name } of named) this.addSql(`update "employers" set "folded_name" = '${foldEmployerName(name)}' where "id" = '${id}';`);
    this.addSql(`create index "employers_folded_name_index" on "employers" ("folded_name");`);

    this.addSql(`alter table "offers" add "apply_email" varchar(254) null, add "edits_told_at" timestamptz(3) null;`);

    this.addSql(`alter table "offer_events" add "note" varchar(500) null;`);

    this.addSql(`alter table "disclosures" drop constraint "disclosures_reason_check";`);
    this.addSql(`alter table "disclosures" add constraint "disclosures_reason_check" check ("reason" in ('APPLICATION', 'INVITATION', 'RECOMMENDATION'));`);

    this.addSql(`alter table "sessions" drop constraint "sessions_ended_because_check";`);
    this.addSql(`alter table "sessions" add "last_seen_at" timestamptz(3) null;`);
    this.addSql(`update "sessions" set "last_seen_at" = "started_at";`);
    this.addSql(`alter table "sessions" alter column "last_seen_at" set not null;`);
    this.addSql(`alter table "sessions" add constraint "sessions_ended_because_check" check ("ended_because" in ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'TOKEN_REUSED', 'SUSPENDED', 'PASSWORD_CHANGED', 'ENDED_BY_HOLDER', 'ERASED'));`);

    this.addSql(`alter table "account_tokens" add constraint "account_tokens_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on delete cascade;`);
    this.addSql(`alter table "account_tokens" add constraint "account_tokens_purpose_check" check ("purpose" in ('CONFIRM_EMAIL', 'CHANGE_EMAIL', 'RESET_PASSWORD', 'INVITATION'));`);

    this.addSql(`alter table "consents" add constraint "consents_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on delete cascade;`);
    this.addSql(`alter table "consents" add constraint "consents_purpose_check" check ("purpose" in ('PRIVACY_NOTICE', 'FINDABLE_LOCAL', 'FINDABLE_REGIONAL', 'FINDABLE_INTERNATIONAL', 'STATISTICS', 'RECOMMENDATION'));`);

    this.addSql(`alter table "letters" add constraint "letters_language_check" check ("language" in ('FR', 'AR', 'EN'));`);
    this.addSql(`alter table "letters" add constraint "letters_state_check" check ("state" in ('WAITING', 'SENT', 'FAILED'));`);

    this.addSql(`alter table "employer_name_blocks" add constraint "employer_name_blocks_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on delete cascade;`);

    this.addSql(`alter table "offer_reports" add constraint "offer_reports_offer_id_foreign" foreign key ("offer_id") references "offers" ("id") on delete cascade;`);
    this.addSql(`alter table "offer_reports" add constraint "offer_reports_reason_check" check ("reason" in ('FRAUD', 'DISCRIMINATION', 'MISLEADING', 'DUPLICATE', 'OTHER'));`);
    this.addSql(`alter table "offer_reports" add constraint "offer_reports_decision_check" check ("decision" in ('DISMISSED', 'REMOVED'));`);

    this.addSql(`alter table "offer_marks" add constraint "offer_marks_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "offer_marks" add constraint "offer_marks_offer_id_foreign" foreign key ("offer_id") references "offers" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "offer_marks" add constraint "offer_marks_kind_check" check ("kind" in ('SAVED', 'HIDDEN'));`);

    this.addSql(`alter table "candidate_notes" add constraint "candidate_notes_offer_id_foreign" foreign key ("offer_id") references "offers" ("id") on delete cascade;`);
    this.addSql(`alter table "candidate_notes" add constraint "candidate_notes_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on delete cascade;`);

    this.addSql(`alter table "candidate_choices" add constraint "candidate_choices_offer_id_foreign" foreign key ("offer_id") references "offers" ("id") on delete cascade;`);
    this.addSql(`alter table "candidate_choices" add constraint "candidate_choices_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on delete cascade;`);
    this.addSql(`alter table "candidate_choices" add constraint "candidate_choices_kind_check" check ("kind" in ('SHORTLISTED', 'PASSED'));`);

    this.addSql(`alter table "employer_decisions" add constraint "employer_decisions_employer_id_foreign" foreign key ("employer_id") references "employers" ("id");`);
    this.addSql(`alter table "employer_decisions" add constraint "employer_decisions_decision_check" check ("decision" in ('VERIFIED', 'REFUSED', 'SUSPENDED', 'RESTORED'));`);

    this.addSql(`alter table "cohort_imports" add constraint "cohort_imports_cohort_id_foreign" foreign key ("cohort_id") references "cohorts" ("id");`);
    this.addSql(`alter table "cohort_imports" add constraint "cohort_imports_state_check" check ("state" in ('WAITING', 'RUNNING', 'DONE', 'FAILED'));`);
    this.addSql(`alter table "held_places" add constraint "held_places_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "held_places" add constraint "held_places_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on delete cascade;`);

    this.addSql(`alter table "recommendations" add constraint "recommendations_offer_id_foreign" foreign key ("offer_id") references "offers" ("id") on delete cascade;`);
    this.addSql(`alter table "recommendations" add constraint "recommendations_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on delete cascade;`);
    this.addSql(`alter table "recommendations" add constraint "recommendations_centre_id_foreign" foreign key ("centre_id") references "centres" ("id");`);
    this.addSql(`alter table "recommendations" add constraint "recommendations_state_check" check ("state" in ('ASKED', 'AGREED', 'DECLINED', 'WITHDRAWN'));`);

    this.addSql(`alter table "sponsorships" add constraint "sponsorships_employer_id_foreign" foreign key ("employer_id") references "employers" ("id");`);
    this.addSql(`alter table "sponsorships" add constraint "sponsorships_centre_id_foreign" foreign key ("centre_id") references "centres" ("id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "account_tokens" cascade;`);
    this.addSql(`drop table if exists "consents" cascade;`);
    this.addSql(`drop table if exists "erased_addresses" cascade;`);
    this.addSql(`drop table if exists "letters" cascade;`);
    this.addSql(`drop table if exists "employer_name_blocks" cascade;`);
    this.addSql(`drop table if exists "offer_reports" cascade;`);
    this.addSql(`drop table if exists "offer_marks" cascade;`);
    this.addSql(`drop table if exists "candidate_notes" cascade;`);
    this.addSql(`drop table if exists "candidate_choices" cascade;`);
    this.addSql(`drop table if exists "employer_decisions" cascade;`);
    this.addSql(`drop table if exists "held_places" cascade;`);
    this.addSql(`drop table if exists "cohort_imports" cascade;`);
    this.addSql(`drop table if exists "recommendations" cascade;`);
    this.addSql(`drop table if exists "sponsorships" cascade;`);
    this.addSql(`drop table if exists "graduate_merges" cascade;`);

    this.addSql(`drop index "access_log_newest";`);
    this.addSql(`drop index "access_log_actor";`);
    this.addSql(`drop index "access_log_subject";`);
    this.addSql(`create index "access_log_subject_id_index" on "access_log" ("subject_id");`);

    this.addSql(`alter table "accounts" drop column "email_confirmed_at", drop column "password_must_change", drop column "time_zone", drop column "suspended_because";`);

    this.addSql(`alter table "disclosures" drop constraint "disclosures_reason_check";`);
    this.addSql(`alter table "disclosures" add constraint "disclosures_reason_check" check ("reason" in ('APPLICATION', 'INVITATION'));`);

    this.addSql(`drop index "employers_folded_name_index";`);
    this.addSql(`alter table "employers" drop column "folded_name", drop column "verification_asked_at", drop column "posted_for_at";`);

    this.addSql(`drop index "graduates_phone";`);
    this.addSql(`alter table "graduates" drop column "folded_name", drop column "whatsapp", drop column "reconfirm_asked_at", drop column "erased_at";`);

    this.addSql(`alter table "offer_events" drop column "note";`);

    this.addSql(`alter table "offers" drop column "apply_email", drop column "edits_told_at";`);

    this.addSql(`alter table "sessions" drop constraint "sessions_ended_because_check";`);
    this.addSql(`alter table "sessions" drop column "last_seen_at";`);
    this.addSql(`alter table "sessions" add constraint "sessions_ended_because_check" check ("ended_because" in ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'TOKEN_REUSED', 'SUSPENDED', 'PASSWORD_CHANGED'));`);
  }

}
