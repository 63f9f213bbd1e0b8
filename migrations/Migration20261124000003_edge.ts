import { Migration } from '@mikro-orm/migrations';

export class Migration20261124000003_edge extends Migration {

  override name = 'Migration20261124000003_edge';

  override up(): void | Promise<void> {
    this.addSql(`create table "buckets" ("subject" varchar(64) not null, "points" double precision not null, "at" timestamptz(3) not null, "full_at" timestamptz(3) not null, primary key ("subject"));`);
    this.addSql(`create index "buckets_full_at_index" on "buckets" ("full_at");`);

    this.addSql(`create table "api_keys" ("id" uuid not null, "employer_id" uuid not null, "name" varchar(100) not null, "scopes" text[] not null, "test" boolean not null default false, "secret_hash" varchar(64) not null, "previous_hash" varchar(64) null, "previous_until" timestamptz(3) null, "created_by_id" uuid not null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) null, "last_used_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "api_keys_employer_id_index" on "api_keys" ("employer_id");`);
    this.addSql(`alter table "api_keys" add constraint "api_keys_secret_unique" unique ("secret_hash");`);
    this.addSql(`alter table "api_keys" add constraint "api_keys_previous_unique" unique ("previous_hash");`);

    this.addSql(`create table "recovery_codes" ("hash" varchar(64) not null, "account_id" uuid not null, "created_at" timestamptz(3) not null, "used_at" timestamptz(3) null, primary key ("hash"));`);
    this.addSql(`create index "recovery_codes_account_id_index" on "recovery_codes" ("account_id");`);

    this.addSql(`create table "second_factors" ("account_id" uuid not null, "sealed_secret" varchar(200) not null, "created_at" timestamptz(3) not null, "confirmed_at" timestamptz(3) null, "last_step" int not null default 0, primary key ("account_id"));`);

    this.addSql(`alter table "sessions" drop constraint "sessions_ended_because_check";`);
    this.addSql(`alter table "sessions" add constraint "sessions_ended_because_check" check ("ended_because" in ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'TOKEN_REUSED', 'SUSPENDED', 'PASSWORD_CHANGED', 'ENDED_BY_HOLDER', 'ERASED', 'SECOND_FACTOR'));`);

    this.addSql(`alter table "employers" add "sandbox" boolean not null default false;`);

    this.addSql(`alter table "api_keys" add constraint "api_keys_employer_id_foreign" foreign key ("employer_id") references "employers" ("id");`);
    this.addSql(`alter table "api_keys" add constraint "api_keys_scopes_check" check ("scopes" <@ array['offers:read'::text, 'offers:write'::text, 'applications:read'::text, 'applications:write'::text, 'candidates:read'::text, 'candidates:write'::text]);`);

    this.addSql(`alter table "recovery_codes" add constraint "recovery_codes_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on delete cascade;`);

    this.addSql(`alter table "second_factors" add constraint "second_factors_account_id_foreign" foreign key ("account_id") references "accounts" ("id") on update cascade on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "buckets" cascade;`);
    this.addSql(`drop table if exists "api_keys" cascade;`);
    this.addSql(`drop table if exists "recovery_codes" cascade;`);
    this.addSql(`drop table if exists "second_factors" cascade;`);

    this.addSql(`update "sessions" set "ended_because" = 'PASSWORD_CHANGED' where "ended_because" = 'SECOND_FACTOR';`);
    this.addSql(`alter table "sessions" drop constraint "sessions_ended_because_check";`);
    this.addSql(`alter table "sessions" add constraint "sessions_ended_because_check" check ("ended_because" in ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'TOKEN_REUSED', 'SUSPENDED', 'PASSWORD_CHANGED', 'ENDED_BY_HOLDER', 'ERASED'));`);

    this.addSql(`alter table "employers" drop column "sandbox";`);
  }

}
