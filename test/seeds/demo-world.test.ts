import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ApplicationState } from '../../src/applications/application.entity.ts';
import { mayMove, moverTo } from '../../src/applications/application.states.ts';
import { numberFault } from '../../src/employers/registration-number.ts';
import { addDays, dayOf } from '../../src/kernel/clock.ts';
import { isUuid } from '../../src/kernel/ids.ts';
import { ContractType } from '../../src/graduates/graduate.entity.ts';
import { WorkMode } from '../../src/offers/offer.entity.ts';
import { scaleOf } from '../../src/offers/offer.scale.ts';
import { buildPlaceLookup } from '../../src/places/place-lookup.ts';
import { readPlaceFiles } from '../../src/places/place.files.ts';
import { readTaxonomyFiles } from '../../src/skills/taxonomy.files.ts';
import { readAsk } from '../../seeds/demo/asks.ts';
import { JOBS } from '../../seeds/demo/content/jobs.ts';
import { PROGRAMMES } from '../../seeds/demo/content/programmes.ts';
import { DEMO_STAFF, demoPeople } from '../../seeds/demo/demo-people.ts';
import { offerTexts } from '../../seeds/demo/offers.ts';
import { Ids, Random } from '../../seeds/demo/random.ts';
import { timelineOf } from '../../seeds/demo/timeline.ts';
import { generateWorld, type World } from '../../seeds/demo/world.ts';

const today = '2026-11-24';
const world = generateWorld({ seed: 'oriental', scale: 1, today });
const places = readPlaceFiles(join(import.meta.dirname, '../../seeds/places'));
const placeCodes = new Set(places.map((place) => place.code));
const lookup = buildPlaceLookup(places);
const skills = new Set(readTaxonomyFiles(join(import.meta.dirname, '../../seeds/skills')).map((entry) => entry.slug));
const graduatesOf = (some: World) => Array.from({ length: some.graduateCount }, (_, index) => some.graduate(index));
const graduates = graduatesOf(world);
const plain = (some: World) => ({ ...some, graduate: graduatesOf(some), openings: some.offers.map((offer) => some.openings(offer.index)), texts: some.offers.map((offer) => offerTexts(some, some.employers, offer)) });
const scales = world.offers.map((offer) => scaleOf({ workMode: offer.workMode, placeCodes: offer.placeCodes, seatCode: world.employers[offer.employer]!.placeCode }, { homeRegion: 'MA-02', ancestors: lookup.ancestors }));

describe('a demo world', () => {
  it('is the same from the same seed and day, and another from another seed', () => {
    expect(plain(generateWorld({ seed: 'oriental', scale: 1, today }))).toEqual(plain(world));
    const other = plain(generateWorld({ seed: 'another', scale: 1, today }));
    expect(other.graduate).not.toEqual(plain(world).graduate);
    expect(other.applications).not.toEqual(world.applications);
  });

  it('moves with the day it is made on', () => {
    const later = generateWorld({ seed: 'oriental', scale: 1, today: '2027-03-31' });
    expect(later.cohorts[0]!.graduatesOn > world.cohorts[0]!.graduatesOn).toBe(true);
    expect(later.graduate(5).person).toEqual(world.graduate(5).person);
  });

  it('has the size that was promised, at one and at three times', () => {
    const sizes = (some: World) => [some.centres.length, some.cohorts.length, some.graduateCount, some.employers.length, some.offers.length, some.applications.length];
    expect(sizes(world)).toEqual([8, 12, 300, 60, 200, 600]);
    expect(sizes(generateWorld({ seed: 'oriental', scale: 3, today }))).toEqual([8, 36, 900, 180, 600, 1800]);
  });

  it('lies wholly before its day', () => {
    const end = Date.parse(`${today}T00:00:00Z`);
    const times = [
      ...graduates.flatMap((one) => [one.signedUpAt, one.confirmedAt, one.endedAt, one.skillsConfirmedAt, one.reconfirmedAt]),
      ...world.employers.flatMap((one) => [one.foundedAt, one.verifiedAt, ...one.members.flatMap((member) => [member.askedAt, member.grantedAt])]),
      ...world.offers.flatMap((one) => [one.writtenAt, one.publishedAt, one.fateAt, one.extendedAt]),
      ...timelineOf(world).map((one) => one.at),
    ].filter((time) => time !== null);
    expect(times.filter((time) => time.valueOf() >= end || Number.isNaN(time.valueOf()))).toEqual([]);
  });

  it('gives every account an address of its own, under a domain that nobody has', () => {
    const people = [...graduates.map((one) => one.person), ...world.employers.flatMap((one) => [one.owner, ...one.members.map((member) => member.person)]), ...world.centres.flatMap((one) => [one.coordinator, ...one.trainers]), world.administrator, world.observer];
    expect(new Set(people.map((person) => person.email)).size).toBe(people.length);
    expect(people.filter((person) => !/^[a-z0-9.]+@demo\.jisr\.example$/.test(person.email))).toEqual([]);
    for (const known of demoPeople) expect(people.some((person) => person.email === known.email && person.name === known.name)).toBe(true);
  });
});

describe('its content', () => {
  it('names skills that the taxonomy has', () => {
    const asked = JOBS.flatMap((job) => [...job.must, ...job.nice]).flatMap((text) => readAsk(text).skills);
    const taught = Object.values(PROGRAMMES).flatMap((programme) => [...programme.teaches.map((text) => text.split(':')[0]!), ...programme.beside]);
    const held = graduates.flatMap((one) => one.skills.map((skill) => skill.skill));
    expect([...asked, ...taught, ...held].filter((slug) => !skills.has(slug))).toEqual([]);
    expect(JOBS.length).toBeGreaterThanOrEqual(45);
  });

  it('names places that the map has', () => {
    const named = [...world.centres.map((one) => one.placeCode), ...world.employers.map((one) => one.placeCode), ...world.offers.flatMap((one) => [...one.placeCodes, ...one.acceptedCountries]), ...graduates.flatMap((one) => [one.residenceCode, ...one.mobility])];
    expect(named.filter((code) => !placeCodes.has(code))).toEqual([]);
  });

  it('registers each employer under a number of its own that its register would take', () => {
    const registered = generateWorld({ seed: 'oriental', scale: 4, today }).employers.flatMap((one) => (one.registration ? [one.registration] : []));
    expect(registered.filter(({ kind, number }) => numberFault(kind, number) !== null)).toEqual([]);
    expect(new Set(registered.map(({ number }) => number)).size).toBe(registered.length);
    expect(new Set(registered.map(({ kind }) => kind))).toEqual(new Set(['ICE', 'SIREN', 'NIF', 'CBE']));
  });

  it('leaves no placeholder in what people read', () => {
    const texts = [...world.offers.flatMap((offer) => offerTexts(world, world.employers, offer).flatMap(({ title, body }) => [title, body])), ...world.applications.flatMap((one) => one.message ?? [])];
    expect(texts.filter((text) => /[{}]|undefined|null|\b[dD]e [AEIOUÉ]/.test(text.replaceAll(/d’?e? ?Angad/g, '')))).toEqual([]);
  });

  it('offers text in three languages', () => {
    const languages = world.offers.flatMap((offer) => offerTexts(world, world.employers, offer).map((text) => text.language));
    expect(['FR', 'AR', 'EN'].filter((language) => languages.filter((one) => one === language).length < 40)).toEqual([]);
  });
});

describe('its offers', () => {
  it('are half of the Oriental, three in ten of the rest of Morocco, two in ten from abroad', () => {
    const count = (scale: string) => scales.filter((one) => one === scale).length;
    expect(count('INTERNATIONAL')).toBe(40);
    expect(count('LOCAL')).toBeGreaterThan(70);
    expect(count('REGIONAL')).toBeGreaterThan(60);
  });

  it('are of every contract type and work mode', () => {
    expect(new Set(world.offers.flatMap((offer) => offer.contractTypes))).toEqual(new Set(Object.keys(ContractType)));
    expect(new Set(world.offers.map((offer) => offer.workMode))).toEqual(new Set(Object.keys(WorkMode)));
  });

  it('start with openings for all who are hired', () => {
    for (const offer of world.offers) {
      const hires = world.applications.filter((one) => one.offer === offer.index && one.steps.some((step) => step.to === 'HIRED')).length;
      expect(world.openings(offer.index).openings).toBeGreaterThanOrEqual(Math.max(1, hires));
    }
  });
});

describe('its applications', () => {
  it('go only where the table of states lets them, in the order of time', () => {
    for (const { steps } of world.applications) {
      expect(steps[0]!.to).toBe('SUBMITTED');
      for (const [index, step] of steps.slice(1).entries()) {
        const before = steps[index]!;
        expect([before.to, step.to, mayMove(before.to, step.to, moverTo(step.to))]).toEqual([before.to, step.to, true]);
        expect(step.at > before.at).toBe(true);
      }
    }
  });

  it('are answered within the promise, or lapse the night after it ran out', () => {
    const late = world.applications.filter(({ offer, steps }) => {
      const due = addDays(dayOf(steps[0]!.at), world.offers[offer]!.replyWithinDays);
      const answer = steps.find((step) => ['INTERVIEW', 'REJECTED', 'LAPSED'].includes(step.to));
      if (answer) return answer.to === 'LAPSED' ? dayOf(answer.at) !== addDays(due, 1) : dayOf(answer.at) > due;
      return ['SUBMITTED', 'IN_REVIEW'].includes(steps.at(-1)!.to) && due < addDays(today, -1);
    });
    expect(late).toEqual([]);
  });

  it('end in every state there is', () => {
    expect(new Set(world.applications.map((one) => one.steps.at(-1)!.to))).toEqual(new Set(Object.keys(ApplicationState)));
  });

  it('are one of a person to an offer, and none of the tour’s person to the tour’s offer', () => {
    const pairs = world.applications.map((one) => `${one.graduate}:${one.offer}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs).not.toContain('0:0');
    expect(pairs.some((pair) => pair.startsWith('0:'))).toBe(true);
  });
});

describe('the people of the tour', () => {
  it('a graduate of a finished cohort in Oujda, and a recruiter with open offers and applicants', () => {
    expect(world.graduate(0)).toMatchObject({ person: DEMO_STAFF.graduate, enrolmentState: 'GRADUATED', residenceCode: 'MA-OUJ' });
    expect(world.cohorts[0]).toMatchObject({ field: 'WEB', finished: true });
    expect(world.employers[0]).toMatchObject({ owner: DEMO_STAFF.recruiter, placeCode: 'MA-OUJ' });
    expect(world.employers[0]!.verifiedAt).not.toBeNull();
    const open = world.offers.filter((offer) => offer.employer === 0 && offer.fate === 'PUBLISHED');
    expect(open.length).toBeGreaterThanOrEqual(5);
    expect(world.applications.filter((one) => open.some((offer) => offer.index === one.offer)).length).toBeGreaterThanOrEqual(10);
  });
});

describe('its chance and its keys', () => {
  it('repeat themselves, and keys sort by time and turn', () => {
    const numbers = (key: string) => Array.from({ length: 5 }, ((random) => () => random.word())(new Random(key)));
    expect(numbers('a')).toEqual(numbers('a'));
    expect(numbers('a')).not.toEqual(numbers('b'));
    const ids = new Ids('unit');
    const made = [ids.next(new Date(1000)), ids.next(new Date(1000)), ids.next(new Date(2000))];
    expect(made.every(isUuid)).toBe(true);
    expect(made.toSorted()).toEqual(made);
  });
});
