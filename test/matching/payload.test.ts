import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scale } from '../../src/graduates/graduate.entity.ts';
import { decodeOffer, decodePerson, encodeOffer, encodePerson } from '../../src/matching/payload.ts';
import { CEFR_LEVELS, REMOTE, SKILL_LEVELS, WORK_MODES } from '../../src/matching/subjects.ts';
import { STANDINGS } from '../../src/matching/weights.ts';

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9.+#-]{0,20}$/);
const place = fc.stringMatching(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/);
const contract = fc.stringMatching(/^[A-Z_]{3,20}$/);
const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));
const language = fc.record({ language: fc.stringMatching(/^[a-z]{2,3}$/), level: fc.constantFrom(...CEFR_LEVELS) });
const requirement = fc.record({ alternatives: fc.array(fc.record({ skill: slug, minimumLevel: fc.constantFrom(...SKILL_LEVELS) }), { minLength: 1, maxLength: 3 }) });
/** The map's part, simple enough to know: a code and its country. */
const placeAt = (code: string): string[] => [...new Set([code, code.slice(0, 2)])];

const offer = fc.record({
  employerId: fc.uuid(),
  scale: fc.constantFrom(...Object.values(Scale)),
  offer: fc.record({
    id: fc.uuid(), workMode: fc.constantFrom(...WORK_MODES), places: fc.uniqueArray(place, { maxLength: 4 }), acceptedCountries: fc.array(place, { maxLength: 3 }), contractTypes: fc.array(contract, { maxLength: 3 }),
    requiredLanguages: fc.array(language, { maxLength: 3 }), preferredLanguages: fc.constant([]), startsOn: fc.option(day), mustHaves: fc.array(requirement, { maxLength: 5 }),
    niceToHaves: fc.array(fc.tuple(requirement, fc.constantFrom(1 as const, 2 as const, 3 as const)).map(([one, weight]) => ({ ...one, weight })), { maxLength: 4 }),
  }).map((one) => ({ ...one, placeAt: [...new Set(one.places.flatMap(placeAt))] })),
});
const person = fc.record({
  findableAt: fc.uniqueArray(fc.constantFrom(...Object.values(Scale))),
  reconfirmedOn: day,
  person: fc.record({
    id: fc.uuid(), reach: fc.array(fc.oneof(place, fc.constant(REMOTE)), { maxLength: 5 }), reachIsOrdered: fc.boolean(), residenceCountry: fc.option(place), contractTypes: fc.array(contract, { maxLength: 3 }),
    languages: fc.array(language, { maxLength: 4 }), availableOn: fc.option(day),
    skills: fc.array(fc.record({ skill: slug, level: fc.option(fc.constantFrom(...SKILL_LEVELS)), standing: fc.constantFrom(...STANDINGS) }), { maxLength: 12 }),
  }),
});

describe('the coded row of a ranking index', () => {
  it('says of an offer everything that a score and the hard conditions read', () => {
    fc.assert(fc.property(offer, (one) => {
      expect(decodeOffer(one.offer.id, encodeOffer(one), placeAt)).toEqual(one);
    }));
  });

  it('says of a person everything that a score and the hard conditions read, and not whose account it is', () => {
    fc.assert(fc.property(person, fc.uuid(), (one, accountId) => {
      const line = encodePerson({ ...one, accountId } as typeof one);
      expect(decodePerson(one.person.id, line)).toEqual(one);
      expect(line).not.toContain(accountId);
      expect(line).not.toContain(one.person.id);
    }));
  });

  it('is not written with a code that would be read as two', () => {
    const [one] = fc.sample(offer, 1);
    for (const mark of ['|', ',', ':', '/']) expect(() => encodeOffer({ ...one!, offer: { ...one!.offer, contractTypes: [`A${mark}B`] } })).toThrow(TypeError);
  });

  it('of another version is refused', () => {
    expect(() => decodePerson('x', '0|MA|0|||||||2026-01-01')).toThrow(RangeError);
    expect(() => decodeOffer('x', '1|0', placeAt)).toThrow(RangeError);
  });
});
