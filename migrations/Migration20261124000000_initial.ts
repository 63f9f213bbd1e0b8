import { Migration } from '@mikro-orm/migrations';

export class Migration20261124000000_initial extends Migration {

  override name = 'Migration20261124000000_initial';

  override up(): void | Promise<void> {
    this.addSql(`create table "access_log" ("id" uuid not null, "actor_id" uuid not null, "subject_id" uuid not null, "noun" varchar(40) not null, "request_id" varchar(80) not null, "seen_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "access_log_subject_id_index" on "access_log" ("subject_id");`);

    this.addSql(`create table "accounts" ("id" uuid not null, "email" varchar(254) not null, "password_hash" text null, "name" varchar(200) not null, "language" text not null, "suspended_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "accounts" add constraint "accounts_email_unique" unique ("email");`);

    this.addSql(`create table "account_roles" ("account_id" uuid not null, "role" text not null, "granted_at" timestamptz(3) not null, primary key ("account_id", "role"));`);

    this.addSql(`create table "idempotency_keys" ("account_id" uuid not null, "mutation" varchar(80) not null, "key" varchar(200) not null, "input_hash" varchar(64) not null, "outcome" jsonb null, "created_at" timestamptz(3) not null, primary key ("account_id", "mutation", "key"));`);
    this.addSql(`create index "idempotency_keys_created_at_index" on "idempotency_keys" ("created_at");`);

    this.addSql(`create table "places" ("code" varchar(6) not null, "kind" text not null, "parent_code" varchar(6) null, "name_fr" varchar(120) collate "fr-x-icu" not null, "name_ar" varchar(120) collate "ar-x-icu" not null, "name_en" varchar(120) collate "en-x-icu" not null, "aliases" text[] not null, primary key ("code"));`);
    this.addSql(`create index "places_parent_code_index" on "places" ("parent_code");`);

    this.addSql(`create table "graduates" ("id" uuid not null, "account_id" uuid not null, "name" varchar(200) not null, "headline" varchar(200) null, "summary" text null, "email" varchar(254) not null, "phone" varchar(16) null, "website" varchar(500) null, "residence_code" varchar(6) null, "wants_remote" boolean not null, "mobility_ordered" boolean not null, "contract_types" text[] not null, "available_on" date null, "reconfirmed_at" timestamptz(3) not null, "findable_at" text[] not null, "gender" text null, "age_band" text null, "created_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "graduates" add constraint "graduates_account_unique" unique ("account_id");`);

    this.addSql(`create table "graduate_mobility" ("graduate_id" uuid not null, "place_code" varchar(6) not null, "position" int not null, primary key ("graduate_id", "place_code"));`);
    this.addSql(`create index "graduate_mobility_place_code_index" on "graduate_mobility" ("place_code");`);

    this.addSql(`create table "graduate_background" ("id" uuid not null, "graduate_id" uuid not null, "kind" text not null, "position" int not null, "title" varchar(300) not null, "organisation" varchar(300) null, "started" varchar(10) null, "ended" varchar(10) null, "description" text null, "url" varchar(500) null, primary key ("id"));`);
    this.addSql(`create index "graduate_background_graduate_id_index" on "graduate_background" ("graduate_id");`);

    this.addSql(`create table "employers" ("id" uuid not null, "slug" varchar(80) not null, "name" varchar(160) collate "und-x-icu" not null, "kind" text not null, "place_code" varchar(6) not null, "website" varchar(500) null, "description" text null, "registration_kind" text null, "registration_number" varchar(20) null, "verified_at" timestamptz(3) null, "verified_by_id" uuid null, "suspended_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "employers" add constraint "employers_slug_unique" unique ("slug");`);
    this.addSql(`alter table "employers" add constraint "employers_registration_unique" unique ("registration_kind", "registration_number");`);

    this.addSql(`create table "offers" ("id" uuid not null, "slug" varchar(120) not null, "employer_id" uuid not null, "reference" varchar(80) null, "state" text not null, "work_mode" text not null, "scale" text not null, "contract_types" text[] not null, "end_of_studies" boolean not null, "agreement_required" boolean not null, "accepted_countries" text[] not null, "salary_min" numeric(12,2) null, "salary_max" numeric(12,2) null, "salary_currency" varchar(3) null, "salary_period" text null, "salary_basis" text null, "openings" int not null, "starts_on" date null, "deadline_on" date null, "last_day_on" date generated always as (coalesce(deadline_on, '9999-12-31'::date)) stored not null, "experience_years" int not null, "relocation_help" boolean not null, "work_permit" text not null, "apply_url" varchar(500) null, "reply_within_days" int not null, "published_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "offers" add constraint "offers_slug_unique" unique ("slug");`);
    this.addSql(`create index "offers_employer_id_index" on "offers" ("employer_id");`);
    this.addSql(`create index "offers_newest" on "offers" ("published_at", "id") where state = 'PUBLISHED';`);
    this.addSql(`create index "offers_soonest" on "offers" ("last_day_on", "id") where state = 'PUBLISHED';`);
    this.addSql(`alter table "offers" add constraint "offers_reference_unique" unique ("employer_id", "reference");`);

    this.addSql(`create table "offer_texts" ("offer_id" uuid not null, "language" text not null, "title" varchar(200) not null, "body" text not null, "position" int not null, primary key ("offer_id", "language"));`);

    this.addSql(`create table "offer_places" ("offer_id" uuid not null, "place_code" varchar(6) not null, "position" int not null, primary key ("offer_id", "place_code"));`);
    this.addSql(`create index "offer_places_place_code_index" on "offer_places" ("place_code");`);

    this.addSql(`create table "offer_languages" ("offer_id" uuid not null, "language" varchar(3) not null, "level" text not null, "required" boolean not null, primary key ("offer_id", "language"));`);

    this.addSql(`create table "offer_events" ("id" uuid not null, "offer_id" uuid not null, "at" timestamptz(3) not null, "actor_id" uuid null, "from_state" text null, "to_state" text not null, "changed_fields" text[] not null, primary key ("id"));`);
    this.addSql(`create index "offer_events_offer_id_index" on "offer_events" ("offer_id");`);

    this.addSql(`create table "employer_members" ("id" uuid not null, "employer_id" uuid not null, "account_id" uuid not null, "kind" text not null, "asked_at" timestamptz(3) not null, "granted_at" timestamptz(3) null, "ended_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "employer_members_employer_id_index" on "employer_members" ("employer_id");`);
    this.addSql(`create index "employer_members_account_id_index" on "employer_members" ("account_id");`);
    this.addSql(`create unique index "employer_members_one_live" on "employer_members" ("account_id", "employer_id") where ended_at is null;`);

    this.addSql(`create table "employer_blocks" ("graduate_id" uuid not null, "employer_id" uuid not null, "created_at" timestamptz(3) not null, primary key ("graduate_id", "employer_id"));`);
    this.addSql(`create index "employer_blocks_employer_id_index" on "employer_blocks" ("employer_id");`);

    this.addSql(`create table "disclosures" ("id" uuid not null, "graduate_id" uuid not null, "employer_id" uuid not null, "reason" text not null, "since" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "disclosures_graduate_id_index" on "disclosures" ("graduate_id");`);
    this.addSql(`create unique index "disclosures_one_live" on "disclosures" ("employer_id", "graduate_id") where ended_at is null;`);

    this.addSql(`create table "applications" ("id" uuid not null, "offer_id" uuid not null, "graduate_id" uuid not null, "employer_id" uuid not null, "state" text not null, "message" text null, "submitted_at" timestamptz(3) not null, "reply_due_on" date not null, "promised_days" int not null, "answered_after_days" int null, "starts_on" date null, "score" int null, "matcher_version" varchar(40) null, "match" jsonb null, "rejection_criterion" text null, "rejection_detail" varchar(500) null, "updated_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "applications_offer_id_index" on "applications" ("offer_id");`);
    this.addSql(`create index "applications_graduate_id_index" on "applications" ("graduate_id");`);
    this.addSql(`create index "applications_employer_id_index" on "applications" ("employer_id");`);
    this.addSql(`create index "applications_unanswered" on "applications" ("reply_due_on") where state in ('SUBMITTED', 'IN_REVIEW');`);
    this.addSql(`create unique index "applications_one_open" on "applications" ("graduate_id", "offer_id") where state in ('SUBMITTED', 'IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED', 'HIRED');`);

    this.addSql(`create table "application_events" ("id" uuid not null, "application_id" uuid not null, "at" timestamptz(3) not null, "actor_id" uuid null, "from_state" text null, "to_state" text not null, "note" text null, primary key ("id"));`);
    this.addSql(`create index "application_events_application_id_index" on "application_events" ("application_id");`);

    this.addSql(`create table "centres" ("id" uuid not null, "slug" varchar(80) not null, "name_fr" varchar(160) collate "fr-x-icu" not null, "name_ar" varchar(160) collate "ar-x-icu" not null, "name_en" varchar(160) collate "en-x-icu" not null, "place_code" varchar(6) not null, "grid" jsonb not null, "created_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "centres" add constraint "centres_slug_unique" unique ("slug");`);

    this.addSql(`create table "centre_staff" ("id" uuid not null, "centre_id" uuid not null, "account_id" uuid not null, "kind" text not null, "started_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "centre_staff_centre_id_index" on "centre_staff" ("centre_id");`);
    this.addSql(`create index "centre_staff_account_id_index" on "centre_staff" ("account_id");`);
    this.addSql(`create unique index "centre_staff_one_live" on "centre_staff" ("account_id", "centre_id") where ended_at is null;`);

    this.addSql(`create table "programmes" ("id" uuid not null, "centre_id" uuid not null, "field" text not null, "name_fr" varchar(160) collate "fr-x-icu" not null, "name_ar" varchar(160) collate "ar-x-icu" not null, "name_en" varchar(160) collate "en-x-icu" not null, "created_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "programmes_centre_id_index" on "programmes" ("centre_id");`);

    this.addSql(`create table "cohorts" ("id" uuid not null, "programme_id" uuid not null, "centre_id" uuid not null, "name" varchar(160) not null, "starts_on" date not null, "graduates_on" date not null, "created_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "cohorts_programme_id_index" on "cohorts" ("programme_id");`);
    this.addSql(`create index "cohorts_centre_id_index" on "cohorts" ("centre_id");`);

    this.addSql(`create table "enrolments" ("id" uuid not null, "graduate_id" uuid not null, "cohort_id" uuid not null, "state" text not null, "confirmed_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "enrolments_cohort_id_index" on "enrolments" ("cohort_id");`);
    this.addSql(`alter table "enrolments" add constraint "enrolments_once" unique ("graduate_id", "cohort_id");`);

    this.addSql(`create table "cohort_trainers" ("cohort_id" uuid not null, "account_id" uuid not null, primary key ("cohort_id", "account_id"));`);
    this.addSql(`create index "cohort_trainers_account_id_index" on "cohort_trainers" ("account_id");`);

    this.addSql(`create table "cohort_invitations" ("id" uuid not null, "cohort_id" uuid not null, "email" varchar(254) not null, "name" varchar(200) not null, "code_hash" varchar(64) not null, "invited_by_id" uuid not null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "accepted_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "cohort_invitations" add constraint "cohort_invitations_code_unique" unique ("code_hash");`);
    this.addSql(`create unique index "cohort_invitations_one_open" on "cohort_invitations" ("cohort_id", "email") where accepted_at is null;`);

    this.addSql(`create table "reference_imports" ("folder" varchar(40) not null, "hash" varchar(64) not null, primary key ("folder"));`);

    this.addSql(`create table "search_changes" ("id" bigserial primary key, "index_name" varchar(40) not null, "document_id" uuid not null);`);

    this.addSql(`create table "sessions" ("id" uuid not null, "account_id" uuid not null, "device" varchar(200) not null, "started_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, "ended_because" text null, primary key ("id"));`);
    this.addSql(`create index "sessions_account_id_index" on "sessions" ("account_id");`);

    this.addSql(`create table "refresh_tokens" ("hash" varchar(64) not null, "session_id" uuid not null, "issued_at" timestamptz(3) not null, "used_at" timestamptz(3) null, primary key ("hash"));`);
    this.addSql(`create index "refresh_tokens_session_id_index" on "refresh_tokens" ("session_id");`);

    this.addSql(`create table "skills" ("slug" varchar(80) not null, "kind" text not null, "name_fr" varchar(160) collate "fr-x-icu" not null, "name_ar" varchar(160) collate "ar-x-icu" not null, "name_en" varchar(160) collate "en-x-icu" not null, "description_fr" text null, "description_ar" text null, "description_en" text null, "esco_uri" varchar(200) null, "replaced_by_slug" varchar(80) null, primary key ("slug"));`);

    this.addSql(`create table "programme_skills" ("programme_id" uuid not null, "skill_slug" varchar(80) not null, "position" int not null, primary key ("programme_id", "skill_slug"));`);
    this.addSql(`create index "programme_skills_skill_slug_index" on "programme_skills" ("skill_slug");`);

    this.addSql(`create table "offer_skills" ("offer_id" uuid not null, "position" int not null, "alternative" int not null, "kind" text not null, "skill_slug" varchar(80) not null, "minimum_level" text not null, "weight" int not null, primary key ("offer_id", "position", "alternative"));`);
    this.addSql(`create index "offer_skills_skill_slug_index" on "offer_skills" ("skill_slug");`);
    this.addSql(`alter table "offer_skills" add constraint "offer_skills_once" unique ("offer_id", "skill_slug");`);

    this.addSql(`create table "graduate_skills" ("id" uuid not null, "graduate_id" uuid not null, "skill_slug" varchar(80) not null, "level" text null, "standing" text not null, "confirmed_by_id" uuid null, "confirmed_at" timestamptz(3) null, "evidence_kind" text null, "evidence_url" varchar(500) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "graduate_skills_skill_slug_index" on "graduate_skills" ("skill_slug");`);
    this.addSql(`alter table "graduate_skills" add constraint "graduate_skills_once" unique ("graduate_id", "skill_slug", "standing");`);

    this.addSql(`create table "skill_aliases" ("folded" varchar(160) not null, "skill_slug" varchar(80) not null, "language" text not null, "text" varchar(160) not null, primary key ("folded"));`);
    this.addSql(`create index "skill_aliases_skill_slug_index" on "skill_aliases" ("skill_slug");`);

    this.addSql(`create table "skill_links" ("from_slug" varchar(80) not null, "to_slug" varchar(80) not null, "kind" text not null, primary key ("from_slug", "to_slug", "kind"));`);
    this.addSql(`create index "skill_links_to_slug_index" on "skill_links" ("to_slug");`);

    this.addSql(`create table "graduate_languages" ("graduate_id" uuid not null, "language" varchar(3) not null, "level" text not null, primary key ("graduate_id", "language"));`);

    this.addSql(`alter table "accounts" add constraint "accounts_email_lower" check (email = lower(email));`);
    this.addSql(`alter table "accounts" add constraint "accounts_language_check" check ("language" in ('FR', 'AR', 'EN'));`);

    this.addSql(`alter table "account_roles" add constraint "account_roles_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on delete cascade;`);
    this.addSql(`alter table "account_roles" add constraint "account_roles_role_check" check ("role" in ('VISITOR', 'GRADUATE', 'RECRUITER', 'COORDINATOR', 'OBSERVER', 'ADMINISTRATOR', 'PORTAL'));`);

    this.addSql(`alter table "places" add constraint "places_parent_code_foreign" foreign key ("parent_code") references "places" ("code") on delete set null;`);
    this.addSql(`alter table "places" add constraint "places_kind_check" check ("kind" in ('COUNTRY', 'REGION', 'PROVINCE'));`);

    this.addSql(`alter table "graduates" add constraint "graduates_account_id_foreign" foreign key ("account_id") references "accounts" ("id");`);
    this.addSql(`alter table "graduates" add constraint "graduates_residence_code_foreign" foreign key ("residence_code") references "places" ("code") on delete set null;`);
    this.addSql(`alter table "graduates" add constraint "graduates_gender_check" check ("gender" in ('FEMALE', 'MALE', 'OTHER'));`);
    this.addSql(`alter table "graduates" add constraint "graduates_age_band_check" check ("age_band" in ('UNDER_20', 'FROM_20_TO_24', 'FROM_25_TO_29', 'FROM_30'));`);

    this.addSql(`alter table "graduate_mobility" add constraint "graduate_mobility_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "graduate_mobility" add constraint "graduate_mobility_place_code_foreign" foreign key ("place_code") references "places" ("code") on update cascade on delete cascade;`);

    this.addSql(`alter table "graduate_background" add constraint "graduate_background_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on delete cascade;`);
    this.addSql(`alter table "graduate_background" add constraint "graduate_background_started" check (started ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\$');`);
    this.addSql(`alter table "graduate_background" add constraint "graduate_background_ended" check (ended ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\$');`);
    this.addSql(`alter table "graduate_background" add constraint "graduate_background_dates_in_order" check (left(ended, length(started)) >= left(started, length(ended)));`);
    this.addSql(`alter table "graduate_background" add constraint "graduate_background_kind_check" check ("kind" in ('EDUCATION', 'EXPERIENCE', 'PROJECT', 'CERTIFICATE'));`);

    this.addSql(`alter table "employers" add constraint "employers_place_code_foreign" foreign key ("place_code") references "places" ("code");`);
    this.addSql(`alter table "employers" add constraint "employers_registration_whole" check ((registration_kind is null) = (registration_number is null));`);
    this.addSql(`alter table "employers" add constraint "employers_kind_check" check ("kind" in ('COMPANY', 'IT_SERVICES', 'PUBLIC_BODY', 'ASSOCIATION', 'INTERMEDIARY'));`);
    this.addSql(`alter table "employers" add constraint "employers_registration_kind_check" check ("registration_kind" in ('ICE', 'SIREN', 'CBE', 'NIF'));`);

    this.addSql(`alter table "offers" add constraint "offers_employer_id_foreign" foreign key ("employer_id") references "employers" ("id");`);
    this.addSql(`alter table "offers" add constraint "offers_openings_not_negative" check (openings >= 0);`);
    this.addSql(`alter table "offers" add constraint "offers_salary_in_order" check (salary_min <= salary_max and salary_min >= 0);`);
    this.addSql(`alter table "offers" add constraint "offers_salary_whole" check ((salary_currency is null) = (salary_period is null) and (salary_currency is null) = (salary_basis is null) and (salary_currency is not null or (salary_min is null and salary_max is null)));`);
    this.addSql(`alter table "offers" add constraint "offers_published_at" check (state = 'DRAFT' or published_at is not null);`);
    this.addSql(`alter table "offers" add constraint "offers_reply_days" check (reply_within_days >= 1 and reply_within_days <= 60);`);
    this.addSql(`alter table "offers" add constraint "offers_experience" check (experience_years >= 0 and experience_years <= 40);`);
    this.addSql(`alter table "offers" add constraint "offers_state_check" check ("state" in ('DRAFT', 'PUBLISHED', 'PAUSED', 'FILLED', 'EXPIRED', 'CLOSED'));`);
    this.addSql(`alter table "offers" add constraint "offers_work_mode_check" check ("work_mode" in ('ON_SITE', 'HYBRID', 'REMOTE'));`);
    this.addSql(`alter table "offers" add constraint "offers_scale_check" check ("scale" in ('LOCAL', 'REGIONAL', 'INTERNATIONAL'));`);
    this.addSql(`alter table "offers" add constraint "offers_salary_period_check" check ("salary_period" in ('HOUR', 'DAY', 'MONTH', 'YEAR'));`);
    this.addSql(`alter table "offers" add constraint "offers_salary_basis_check" check ("salary_basis" in ('GROSS', 'NET'));`);
    this.addSql(`alter table "offers" add constraint "offers_work_permit_check" check ("work_permit" in ('SPONSORED', 'MUST_HOLD', 'NOT_NEEDED'));`);

    this.addSql(`alter table "offer_texts" add constraint "offer_texts_offer_id_foreign" foreign key ("offer_id") references "offers" ("id") on delete cascade;`);
    this.addSql(`alter table "offer_texts" add constraint "offer_texts_language_check" check ("language" in ('FR', 'AR', 'EN'));`);

    this.addSql(`alter table "offer_places" add constraint "offer_places_offer_id_foreign" foreign key ("offer_id") references "offers" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "offer_places" add constraint "offer_places_place_code_foreign" foreign key ("place_code") references "places" ("code") on update cascade on delete cascade;`);

    this.addSql(`alter table "offer_languages" add constraint "offer_languages_offer_id_foreign" foreign key ("offer_id") references "offers" ("id") on delete cascade;`);
    this.addSql(`alter table "offer_languages" add constraint "offer_languages_code" check (language ~ '^[a-z]{2,3}\$');`);
    this.addSql(`alter table "offer_languages" add constraint "offer_languages_level_check" check ("level" in ('A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'NATIVE'));`);

    this.addSql(`alter table "offer_events" add constraint "offer_events_offer_id_foreign" foreign key ("offer_id") references "offers" ("id") on delete cascade;`);
    this.addSql(`alter table "offer_events" add constraint "offer_events_from_state_check" check ("from_state" in ('DRAFT', 'PUBLISHED', 'PAUSED', 'FILLED', 'EXPIRED', 'CLOSED'));`);
    this.addSql(`alter table "offer_events" add constraint "offer_events_to_state_check" check ("to_state" in ('DRAFT', 'PUBLISHED', 'PAUSED', 'FILLED', 'EXPIRED', 'CLOSED'));`);

    this.addSql(`alter table "employer_members" add constraint "employer_members_employer_id_foreign" foreign key ("employer_id") references "employers" ("id");`);
    this.addSql(`alter table "employer_members" add constraint "employer_members_account_id_foreign" foreign key ("account_id") references "accounts" ("id");`);
    this.addSql(`alter table "employer_members" add constraint "employer_members_kind_check" check ("kind" in ('OWNER', 'MEMBER'));`);

    this.addSql(`alter table "employer_blocks" add constraint "employer_blocks_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "employer_blocks" add constraint "employer_blocks_employer_id_foreign" foreign key ("employer_id") references "employers" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "disclosures" add constraint "disclosures_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on delete cascade;`);
    this.addSql(`alter table "disclosures" add constraint "disclosures_employer_id_foreign" foreign key ("employer_id") references "employers" ("id");`);
    this.addSql(`alter table "disclosures" add constraint "disclosures_reason_check" check ("reason" in ('APPLICATION', 'INVITATION'));`);

    this.addSql(`alter table "applications" add constraint "applications_offer_id_foreign" foreign key ("offer_id") references "offers" ("id");`);
    this.addSql(`alter table "applications" add constraint "applications_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id");`);
    this.addSql(`alter table "applications" add constraint "applications_employer_id_foreign" foreign key ("employer_id") references "employers" ("id");`);
    this.addSql(`alter table "applications" add constraint "applications_rejection_named" check ((state = 'REJECTED') = (rejection_criterion is not null));`);
    this.addSql(`alter table "applications" add constraint "applications_state_check" check ("state" in ('SUBMITTED', 'IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED', 'HIRED', 'REJECTED', 'WITHDRAWN', 'DECLINED', 'LAPSED', 'FELL_THROUGH', 'HIRED_ELSEWHERE'));`);
    this.addSql(`alter table "applications" add constraint "applications_rejection_criterion_check" check ("rejection_criterion" in ('SKILL', 'LEVEL', 'LANGUAGE', 'PLACE', 'AVAILABILITY', 'CONTRACT', 'EXPERIENCE', 'OTHERS_FIT_BETTER', 'POSITION_FILLED', 'OTHER'));`);

    this.addSql(`alter table "application_events" add constraint "application_events_application_id_foreign" foreign key ("application_id") references "applications" ("id");`);
    this.addSql(`alter table "application_events" add constraint "application_events_from_state_check" check ("from_state" in ('SUBMITTED', 'IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED', 'HIRED', 'REJECTED', 'WITHDRAWN', 'DECLINED', 'LAPSED', 'FELL_THROUGH', 'HIRED_ELSEWHERE'));`);
    this.addSql(`alter table "application_events" add constraint "application_events_to_state_check" check ("to_state" in ('SUBMITTED', 'IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED', 'HIRED', 'REJECTED', 'WITHDRAWN', 'DECLINED', 'LAPSED', 'FELL_THROUGH', 'HIRED_ELSEWHERE'));`);

    this.addSql(`alter table "centres" add constraint "centres_place_code_foreign" foreign key ("place_code") references "places" ("code");`);

    this.addSql(`alter table "centre_staff" add constraint "centre_staff_centre_id_foreign" foreign key ("centre_id") references "centres" ("id");`);
    this.addSql(`alter table "centre_staff" add constraint "centre_staff_account_id_foreign" foreign key ("account_id") references "accounts" ("id");`);
    this.addSql(`alter table "centre_staff" add constraint "centre_staff_kind_check" check ("kind" in ('COORDINATOR', 'TRAINER'));`);

    this.addSql(`alter table "programmes" add constraint "programmes_centre_id_foreign" foreign key ("centre_id") references "centres" ("id");`);
    this.addSql(`alter table "programmes" add constraint "programmes_field_check" check ("field" in ('WEB', 'DATA_AI', 'DEVOPS', 'SECURITY', 'MOBILE', 'DESIGN', 'OTHER'));`);

    this.addSql(`alter table "cohorts" add constraint "cohorts_programme_id_foreign" foreign key ("programme_id") references "programmes" ("id");`);
    this.addSql(`alter table "cohorts" add constraint "cohorts_centre_id_foreign" foreign key ("centre_id") references "centres" ("id");`);
    this.addSql(`alter table "cohorts" add constraint "cohorts_dates_in_order" check (graduates_on > starts_on);`);

    this.addSql(`alter table "enrolments" add constraint "enrolments_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on delete cascade;`);
    this.addSql(`alter table "enrolments" add constraint "enrolments_cohort_id_foreign" foreign key ("cohort_id") references "cohorts" ("id");`);
    this.addSql(`alter table "enrolments" add constraint "enrolments_state_check" check ("state" in ('ENROLLED', 'GRADUATED', 'LEFT'));`);

    this.addSql(`alter table "cohort_trainers" add constraint "cohort_trainers_cohort_id_foreign" foreign key ("cohort_id") references "cohorts" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "cohort_trainers" add constraint "cohort_trainers_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "cohort_invitations" add constraint "cohort_invitations_cohort_id_foreign" foreign key ("cohort_id") references "cohorts" ("id");`);

    this.addSql(`alter table "sessions" add constraint "sessions_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on delete cascade;`);
    this.addSql(`alter table "sessions" add constraint "sessions_ended_because_check" check ("ended_because" in ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'TOKEN_REUSED', 'SUSPENDED', 'PASSWORD_CHANGED'));`);

    this.addSql(`alter table "refresh_tokens" add constraint "refresh_tokens_session_id_foreign" foreign key ("session_id") references "sessions" ("id") on delete cascade;`);

    this.addSql(`alter table "skills" add constraint "skills_replaced_by_slug_foreign" foreign key ("replaced_by_slug") references "skills" ("slug") on delete set null;`);
    this.addSql(`alter table "skills" add constraint "skills_kind_check" check ("kind" in ('LANGUAGE', 'FRAMEWORK', 'TOOL', 'PRACTICE', 'DOMAIN', 'SOFT'));`);

    this.addSql(`alter table "programme_skills" add constraint "programme_skills_programme_id_foreign" foreign key ("programme_id") references "programmes" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "programme_skills" add constraint "programme_skills_skill_slug_foreign" foreign key ("skill_slug") references "skills" ("slug") on update cascade on delete cascade;`);

    this.addSql(`alter table "offer_skills" add constraint "offer_skills_offer_id_foreign" foreign key ("offer_id") references "offers" ("id") on delete cascade;`);
    this.addSql(`alter table "offer_skills" add constraint "offer_skills_skill_slug_foreign" foreign key ("skill_slug") references "skills" ("slug");`);
    this.addSql(`alter table "offer_skills" add constraint "offer_skills_weight" check (weight >= 1 and weight <= 3);`);
    this.addSql(`alter table "offer_skills" add constraint "offer_skills_kind_check" check ("kind" in ('MUST_HAVE', 'NICE_TO_HAVE'));`);
    this.addSql(`alter table "offer_skills" add constraint "offer_skills_minimum_level_check" check ("minimum_level" in ('FOUNDATION', 'INTERMEDIATE', 'ADVANCED', 'SPECIALISED'));`);

    this.addSql(`alter table "graduate_skills" add constraint "graduate_skills_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on delete cascade;`);
    this.addSql(`alter table "graduate_skills" add constraint "graduate_skills_skill_slug_foreign" foreign key ("skill_slug") references "skills" ("slug");`);
    this.addSql(`alter table "graduate_skills" add constraint "graduate_skills_level_check" check ("level" in ('FOUNDATION', 'INTERMEDIATE', 'ADVANCED', 'SPECIALISED'));`);
    this.addSql(`alter table "graduate_skills" add constraint "graduate_skills_standing_check" check ("standing" in ('DECLARED', 'CENTRE', 'EMPLOYER'));`);
    this.addSql(`alter table "graduate_skills" add constraint "graduate_skills_evidence_kind_check" check ("evidence_kind" in ('PROJECT', 'CERTIFICATE', 'EXPERIENCE'));`);

    this.addSql(`alter table "skill_aliases" add constraint "skill_aliases_skill_slug_foreign" foreign key ("skill_slug") references "skills" ("slug") on delete cascade;`);
    this.addSql(`alter table "skill_aliases" add constraint "skill_aliases_language_check" check ("language" in ('FR', 'AR', 'EN'));`);

    this.addSql(`alter table "skill_links" add constraint "skill_links_from_slug_foreign" foreign key ("from_slug") references "skills" ("slug") on delete cascade;`);
    this.addSql(`alter table "skill_links" add constraint "skill_links_to_slug_foreign" foreign key ("to_slug") references "skills" ("slug") on delete cascade;`);
    this.addSql(`alter table "skill_links" add constraint "skill_links_not_self" check (from_slug <> to_slug);`);
    this.addSql(`alter table "skill_links" add constraint "skill_links_kind_check" check ("kind" in ('BROADER', 'IMPLIES', 'RELATED', 'NOT_RELATED'));`);

    this.addSql(`alter table "graduate_languages" add constraint "graduate_languages_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on delete cascade;`);
    this.addSql(`alter table "graduate_languages" add constraint "graduate_languages_code" check (language ~ '^[a-z]{2,3}\$');`);
    this.addSql(`alter table "graduate_languages" add constraint "graduate_languages_level_check" check ("level" in ('A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'NATIVE'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "account_roles" drop constraint "account_roles_account_id_foreign";`);
    this.addSql(`alter table "graduates" drop constraint "graduates_account_id_foreign";`);
    this.addSql(`alter table "employer_members" drop constraint "employer_members_account_id_foreign";`);
    this.addSql(`alter table "centre_staff" drop constraint "centre_staff_account_id_foreign";`);
    this.addSql(`alter table "cohort_trainers" drop constraint "cohort_trainers_account_id_foreign";`);
    this.addSql(`alter table "sessions" drop constraint "sessions_account_id_foreign";`);
    this.addSql(`alter table "places" drop constraint "places_parent_code_foreign";`);
    this.addSql(`alter table "graduates" drop constraint "graduates_residence_code_foreign";`);
    this.addSql(`alter table "graduate_mobility" drop constraint "graduate_mobility_place_code_foreign";`);
    this.addSql(`alter table "employers" drop constraint "employers_place_code_foreign";`);
    this.addSql(`alter table "offer_places" drop constraint "offer_places_place_code_foreign";`);
    this.addSql(`alter table "centres" drop constraint "centres_place_code_foreign";`);
    this.addSql(`alter table "graduate_mobility" drop constraint "graduate_mobility_graduate_id_foreign";`);
    this.addSql(`alter table "graduate_background" drop constraint "graduate_background_graduate_id_foreign";`);
    this.addSql(`alter table "employer_blocks" drop constraint "employer_blocks_graduate_id_foreign";`);
    this.addSql(`alter table "disclosures" drop constraint "disclosures_graduate_id_foreign";`);
    this.addSql(`alter table "applications" drop constraint "applications_graduate_id_foreign";`);
    this.addSql(`alter table "enrolments" drop constraint "enrolments_graduate_id_foreign";`);
    this.addSql(`alter table "graduate_skills" drop constraint "graduate_skills_graduate_id_foreign";`);
    this.addSql(`alter table "graduate_languages" drop constraint "graduate_languages_graduate_id_foreign";`);
    this.addSql(`alter table "offers" drop constraint "offers_employer_id_foreign";`);
    this.addSql(`alter table "employer_members" drop constraint "employer_members_employer_id_foreign";`);
    this.addSql(`alter table "employer_blocks" drop constraint "employer_blocks_employer_id_foreign";`);
    this.addSql(`alter table "disclosures" drop constraint "disclosures_employer_id_foreign";`);
    this.addSql(`alter table "applications" drop constraint "applications_employer_id_foreign";`);
    this.addSql(`alter table "offer_texts" drop constraint "offer_texts_offer_id_foreign";`);
    this.addSql(`alter table "offer_places" drop constraint "offer_places_offer_id_foreign";`);
    this.addSql(`alter table "offer_languages" drop constraint "offer_languages_offer_id_foreign";`);
    this.addSql(`alter table "offer_events" drop constraint "offer_events_offer_id_foreign";`);
    this.addSql(`alter table "applications" drop constraint "applications_offer_id_foreign";`);
    this.addSql(`alter table "offer_skills" drop constraint "offer_skills_offer_id_foreign";`);
    this.addSql(`alter table "application_events" drop constraint "application_events_application_id_foreign";`);
    this.addSql(`alter table "centre_staff" drop constraint "centre_staff_centre_id_foreign";`);
    this.addSql(`alter table "programmes" drop constraint "programmes_centre_id_foreign";`);
    this.addSql(`alter table "cohorts" drop constraint "cohorts_centre_id_foreign";`);
    this.addSql(`alter table "cohorts" drop constraint "cohorts_programme_id_foreign";`);
    this.addSql(`alter table "programme_skills" drop constraint "programme_skills_programme_id_foreign";`);
    this.addSql(`alter table "enrolments" drop constraint "enrolments_cohort_id_foreign";`);
    this.addSql(`alter table "cohort_trainers" drop constraint "cohort_trainers_cohort_id_foreign";`);
    this.addSql(`alter table "cohort_invitations" drop constraint "cohort_invitations_cohort_id_foreign";`);
    this.addSql(`alter table "refresh_tokens" drop constraint "refresh_tokens_session_id_foreign";`);
    this.addSql(`alter table "skills" drop constraint "skills_replaced_by_slug_foreign";`);
    this.addSql(`alter table "programme_skills" drop constraint "programme_skills_skill_slug_foreign";`);
    this.addSql(`alter table "offer_skills" drop constraint "offer_skills_skill_slug_foreign";`);
    this.addSql(`alter table "graduate_skills" drop constraint "graduate_skills_skill_slug_foreign";`);
    this.addSql(`alter table "skill_aliases" drop constraint "skill_aliases_skill_slug_foreign";`);
    this.addSql(`alter table "skill_links" drop constraint "skill_links_from_slug_foreign";`);
    this.addSql(`alter table "skill_links" drop constraint "skill_links_to_slug_foreign";`);

    this.addSql(`drop table if exists "access_log" cascade;`);
    this.addSql(`drop table if exists "accounts" cascade;`);
    this.addSql(`drop table if exists "account_roles" cascade;`);
    this.addSql(`drop table if exists "idempotency_keys" cascade;`);
    this.addSql(`drop table if exists "places" cascade;`);
    this.addSql(`drop table if exists "graduates" cascade;`);
    this.addSql(`drop table if exists "graduate_mobility" cascade;`);
    this.addSql(`drop table if exists "graduate_background" cascade;`);
    this.addSql(`drop table if exists "employers" cascade;`);
    this.addSql(`drop table if exists "offers" cascade;`);
    this.addSql(`drop table if exists "offer_texts" cascade;`);
    this.addSql(`drop table if exists "offer_places" cascade;`);
    this.addSql(`drop table if exists "offer_languages" cascade;`);
    this.addSql(`drop table if exists "offer_events" cascade;`);
    this.addSql(`drop table if exists "employer_members" cascade;`);
    this.addSql(`drop table if exists "employer_blocks" cascade;`);
    this.addSql(`drop table if exists "disclosures" cascade;`);
    this.addSql(`drop table if exists "applications" cascade;`);
    this.addSql(`drop table if exists "application_events" cascade;`);
    this.addSql(`drop table if exists "centres" cascade;`);
    this.addSql(`drop table if exists "centre_staff" cascade;`);
    this.addSql(`drop table if exists "programmes" cascade;`);
    this.addSql(`drop table if exists "cohorts" cascade;`);
    this.addSql(`drop table if exists "enrolments" cascade;`);
    this.addSql(`drop table if exists "cohort_trainers" cascade;`);
    this.addSql(`drop table if exists "cohort_invitations" cascade;`);
    this.addSql(`drop table if exists "reference_imports" cascade;`);
    this.addSql(`drop table if exists "search_changes" cascade;`);
    this.addSql(`drop table if exists "sessions" cascade;`);
    this.addSql(`drop table if exists "refresh_tokens" cascade;`);
    this.addSql(`drop table if exists "skills" cascade;`);
    this.addSql(`drop table if exists "programme_skills" cascade;`);
    this.addSql(`drop table if exists "offer_skills" cascade;`);
    this.addSql(`drop table if exists "graduate_skills" cascade;`);
    this.addSql(`drop table if exists "skill_aliases" cascade;`);
    this.addSql(`drop table if exists "skill_links" cascade;`);
    this.addSql(`drop table if exists "graduate_languages" cascade;`);
  }

}
