/** What a visitor may see of an offer, as the service says it. */
const OPEN = `o.state = 'PUBLISHED' and o.openings > 0 and (o.deadline_on is null or o.deadline_on >= (now() at time zone 'Africa/Casablanca')::date)
  and exists (select 1 from employers e where e.id = o.employer_id and (e.verified_at is not null or e.posted_for_at is not null) and e.suspended_at is null)`;

const TITLE = (language) => `(select t.title from offer_texts t where t.offer_id = o.id and t.title <> '' order by t.language = ${language} desc, t.position, t.language limit 1)`;

/** An instant as the graph shows it. */
const INSTANT = (column) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The questions of the bench, each as one statement: $1 is how many, or whose page. */
export const statements = {
  offers: `select json_build_object('offers', json_build_object('nodes', coalesce(json_agg(json_build_object(
      'slug', o.slug,
      'title', ${TITLE("'FR'")},
      'workMode', o.work_mode,
      'employer', (select json_build_object('slug', e.slug, 'name', e.name) from employers e where e.id = o.employer_id),
      'places', coalesce((select json_agg(json_build_object('code', p.code, 'name', coalesce(nullif(p.name_fr, ''), p.name_en)) order by op.position, op.place_code) from offer_places op join places p on p.code = op.place_code where op.offer_id = o.id), '[]'),
      'mustHaves', coalesce((select json_agg(json_build_object('minimumLevel', s.minimum_level, 'skill', json_build_object('slug', k.slug, 'name', coalesce(nullif(k.name_fr, ''), k.name_en))) order by s.position)
        from offer_skills s join skills k on k.slug = s.skill_slug where s.offer_id = o.id and s.kind = 'MUST_HAVE' and s.alternative = (select min(a.alternative) from offer_skills a where a.offer_id = s.offer_id and a.position = s.position)), '[]')
    ) order by o.published_at desc, o.id desc), '[]')))::text as data
    from (select * from offers o where ${OPEN} order by o.published_at desc, o.id desc limit $1::int) o`,

  ownPage: `select json_build_object('viewer', json_build_object(
      'graduate', json_build_object('name', g.name, 'headline', g.headline, 'contractTypes', g.contract_types, 'wantsRemote', g.wants_remote, 'availableOn', g.available_on, 'reconfirmedAt', ${INSTANT('g.reconfirmed_at')}, 'version', g.version,
        'applications', json_build_object('nodes', coalesce((select json_agg(json_build_object(
          'state', p.state, 'submittedAt', ${INSTANT('p.submitted_at')}, 'replyDueOn', p.reply_due_on,
          'offer', (select json_build_object('slug', o.slug, 'title', ${TITLE("'FR'")}, 'workMode', o.work_mode, 'deadlineOn', o.deadline_on) from offers o where o.id = p.offer_id),
          'lastEvent', (select json_build_object('at', ${INSTANT('v.at')}, 'to', v.to_state, 'note', v.note)
            from application_events v where v.application_id = p.id order by v.at desc, v.id desc limit 1)
        ) order by p.submitted_at desc, p.id desc) from (select * from applications where graduate_id = g.id order by submitted_at desc, id desc limit 20) p), '[]')))))::text as data
    from graduates g where g.account_id = $1::uuid`,
};

/** The same for PostGraphile: views whose comments say how they hang together. */
export const views = `
  drop schema if exists bench_edge cascade;
  create schema bench_edge;
  create view bench_edge.skills as select slug, coalesce(nullif(name_fr, ''), name_en) collate "C" as name from skills;
  create view bench_edge.employers as select id as employer_id, slug, name from employers where (verified_at is not null or posted_for_at is not null) and suspended_at is null;
  create view bench_edge.offers as select o.id as offer_id, o.slug, o.work_mode, o.published_at, o.employer_id, ${TITLE("'FR'")} as title from offers o where ${OPEN};
  create view bench_edge.offer_places as select op.offer_id, op.position, p.code, coalesce(nullif(p.name_fr, ''), p.name_en) collate "C" as name from offer_places op join places p on p.code = op.place_code;
  create view bench_edge.must_haves as select s.offer_id, s.position, s.minimum_level, s.skill_slug from offer_skills s where s.kind = 'MUST_HAVE' and s.alternative = (select min(a.alternative) from offer_skills a where a.offer_id = s.offer_id and a.position = s.position);
  comment on view bench_edge.skills is E'@primaryKey slug';
  comment on view bench_edge.employers is E'@primaryKey employer_id';
  comment on view bench_edge.offers is E'@primaryKey offer_id\\n@foreignKey (employer_id) references bench_edge.employers (employer_id)|@fieldName employer';
  comment on column bench_edge.offers.published_at is E'@behavior +orderBy';
  comment on view bench_edge.offer_places is E'@primaryKey offer_id,position,code\\n@foreignKey (offer_id) references bench_edge.offers (offer_id)|@foreignSimpleFieldName places|@behavior -connection +list';
  comment on view bench_edge.must_haves is E'@primaryKey offer_id,position\\n@foreignKey (offer_id) references bench_edge.offers (offer_id)|@foreignSimpleFieldName mustHaves|@behavior -connection +list\\n@foreignKey (skill_slug) references bench_edge.skills (slug)|@fieldName skill';`;
