import { Migration } from '@mikro-orm/migrations';

export class Migration20261124000001_taxonomy extends Migration {

  override name = 'Migration20261124000001_taxonomy';

  override up(): void | Promise<void> {
    this.addSql(`create table "taxonomy_state" ("id" int not null, "version" int not null, "updated_at" timestamptz(3) not null, "esco_release" varchar(20) null, primary key ("id"));`);
    this.addSql(`insert into "taxonomy_state" ("id", "version", "updated_at") values (1, 0, now());`);

    this.addSql(`create table "unknown_terms" ("id" uuid not null, "folded" varchar(60) not null, "term" varchar(80) not null, "language" text null, "times" int not null, "state" text not null, "skill_slug" varchar(80) null, "first_seen_at" timestamptz(3) not null, "last_seen_at" timestamptz(3) not null, "decided_at" timestamptz(3) null, "decided_by_id" uuid null, primary key ("id"));`);
    this.addSql(`alter table "unknown_terms" add constraint "unknown_terms_once" unique ("folded");`);
    this.addSql(`create index "unknown_terms_often" on "unknown_terms" ("state", "times", "id");`);
    this.addSql(`create index "unknown_terms_recent" on "unknown_terms" ("state", "last_seen_at", "id");`);

    this.addSql(`create table "graduate_kept_terms" ("graduate_id" uuid not null, "term_id" uuid not null, "created_at" timestamptz(3) not null, primary key ("graduate_id", "term_id"));`);
    this.addSql(`create index "graduate_kept_terms_term_id_index" on "graduate_kept_terms" ("term_id");`);

    this.addSql(`alter table "skills" add "origin" text not null default 'SEED', add "deprecated_at" timestamptz(3) null, add "deprecated_by_id" uuid null;`);
    this.addSql(`alter table "skills" add constraint "skills_esco_uri_once" unique ("esco_uri");`);
    this.addSql(`alter table "skills" add constraint "skills_not_replaced_by_itself" check (replaced_by_slug <> slug);`);
    this.addSql(`alter table "skills" add constraint "skills_replaced_when_deprecated" check (replaced_by_slug is null or deprecated_at is not null);`);
    this.addSql(`alter table "skills" add constraint "skills_origin_check" check ("origin" in ('SEED', 'CURATOR', 'ESCO'));`);

    this.addSql(`alter table "skill_aliases" add "origin" text not null default 'SEED';`);
    this.addSql(`alter table "skill_aliases" add constraint "skill_aliases_origin_check" check ("origin" in ('SEED', 'CURATOR', 'ESCO'));`);

    this.addSql(`alter table "skill_links" drop constraint "skill_links_kind_check";`);
    this.addSql(`alter table "skill_links" add "origin" text not null default 'SEED';`);
    this.addSql(`alter table "skill_links" add constraint "skill_links_origin_check" check ("origin" in ('SEED', 'CURATOR', 'ESCO'));`);
    this.addSql(`alter table "skill_links" add constraint "skill_links_kind_check" check ("kind" in ('BROADER', 'IMPLIES', 'RELATED', 'NOT_RELATED', 'ASSOCIATED'));`);

    this.addSql(`alter table "taxonomy_state" add constraint "taxonomy_state_one_row" check (id = 1);`);

    this.addSql(`alter table "unknown_terms" add constraint "unknown_terms_skill_slug_foreign" foreign key ("skill_slug") references "skills" ("slug") on delete set null;`);
    this.addSql(`alter table "unknown_terms" add constraint "unknown_terms_language_check" check ("language" in ('FR', 'AR', 'EN'));`);
    this.addSql(`alter table "unknown_terms" add constraint "unknown_terms_state_check" check ("state" in ('OPEN', 'ACCEPTED', 'MERGED', 'REJECTED'));`);

    this.addSql(`alter table "graduate_kept_terms" add constraint "graduate_kept_terms_graduate_id_foreign" foreign key ("graduate_id") references "graduates" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "graduate_kept_terms" add constraint "graduate_kept_terms_term_id_foreign" foreign key ("term_id") references "unknown_terms" ("id") on update cascade on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "graduate_kept_terms" drop constraint "graduate_kept_terms_term_id_foreign";`);

    this.addSql(`drop table if exists "taxonomy_state" cascade;`);
    this.addSql(`drop table if exists "unknown_terms" cascade;`);
    this.addSql(`drop table if exists "graduate_kept_terms" cascade;`);

    this.addSql(`alter table "skill_aliases" drop constraint "skill_aliases_origin_check";`);
    this.addSql(`alter table "skill_aliases" drop column "origin";`);

    this.addSql(`alter table "skill_links" drop constraint "skill_links_origin_check";`);
    this.addSql(`alter table "skill_links" drop constraint "skill_links_kind_check";`);
    this.addSql(`alter table "skill_links" drop column "origin";`);
    this.addSql(`alter table "skill_links" add constraint "skill_links_kind_check" check ("kind" in ('BROADER', 'IMPLIES', 'RELATED', 'NOT_RELATED'));`);

    this.addSql(`alter table "skills" drop constraint "skills_esco_uri_once";`);
    this.addSql(`alter table "skills" drop constraint "skills_not_replaced_by_itself";`);
    this.addSql(`alter table "skills" drop constraint "skills_replaced_when_deprecated";`);
    this.addSql(`alter table "skills" drop constraint "skills_origin_check";`);
    this.addSql(`alter table "skills" drop column "origin", drop column "deprecated_at", drop column "deprecated_by_id";`);
  }

}
