import { describe, expect, it } from 'vitest';
import { additionTo, type KnownLearner, LearnerBook, type RowChoices } from '../../src/graduates/learner-book.ts';
import type { LearnerRow } from '../../src/graduates/learner-row.ts';

const HERE = 'cohort-here';
let made = 0;
const learner = (over: Partial<KnownLearner> = {}): KnownLearner => {
  made += 1;
  return { graduateId: `g${made}`, emails: [`known${made}@x.ma`], name: `Known ${made}`, phone: null, enrolments: [{ id: `e${made}`, cohortId: HERE, confirmed: true, state: 'ENROLLED' }], skills: new Map(), ...over };
};
const row = (over: Partial<LearnerRow> = {}): LearnerRow => ({ row: 2, email: 'new@x.ma', name: 'New One', phone: null, skills: [], faults: [], refused: false, ...over });
const choices = (over: Partial<Record<'confirmRows' | 'separateRows', number[]>> & { erased?: string[] } = {}): RowChoices => ({ cohortId: HERE, confirmRows: new Set(over.confirmRows), separateRows: new Set(over.separateRows), erased: new Set(over.erased) });
const decided = (learners: KnownLearner[], one: LearnerRow, said = choices(), own?: Set<string>) => new LearnerBook(learners, own).decide(one, said);

describe('a row of a sheet', () => {
  it('is a new learner, where nobody of the centre has its address, number or name', () => {
    expect(decided([learner()], row())).toMatchObject({ outcome: 'CREATED', enrolmentId: null, resembles: [], addition: null });
  });

  it('is refused without a name, for an erased address, and where it was refused as it was read', () => {
    expect(decided([], row({ name: null }))).toMatchObject({ outcome: 'REFUSED', faults: [{ code: 'REQUIRED', field: 'name' }] });
    expect(decided([], row(), choices({ erased: ['new@x.ma'] }))).toMatchObject({ outcome: 'REFUSED', faults: [{ code: 'ERASED', field: 'email' }] });
    const faults = [{ code: 'INVALID_EMAIL', field: 'email' }];
    expect(decided([learner({ emails: ['new@x.ma'] })], row({ refused: true, faults }))).toMatchObject({ outcome: 'REFUSED', faults });
  });

  it('is found by any address of a learner, before whoever it resembles', () => {
    const same = learner({ emails: ['account@x.ma', 'new@x.ma'] });
    const alike = learner({ name: 'New One', phone: '+212600000000' });
    expect(decided([alike, same], row({ phone: '+212600000000' }))).toMatchObject({ outcome: 'FOUND', enrolmentId: same.enrolments[0]!.id, resembles: [same.enrolments[0]!.id] });
  });

  it('resembles by the number, or by the name however it is written', () => {
    const known = learner({ name: 'Fatima-Zahra El Idrissi', phone: '+212600000001' });
    for (const over of [{ name: 'FATIMA ZAHRA  EL IDRISSI' }, { phone: '+212600000001' }]) expect(decided([known], row(over))).toMatchObject({ outcome: 'RESEMBLES', enrolmentId: null, resembles: [known.enrolments[0]!.id] });
    expect(decided([known], row({ phone: '+212600000001' }), choices({ separateRows: [2] })).outcome).toBe('CREATED');
    expect(decided([known], row({ phone: '+212600000001' }), choices({ confirmRows: [2] })).outcome).toBe('UNCHANGED');
  });

  it('resembles nobody whom the same sheet made, which lists each once', () => {
    const twin = learner({ name: 'New One' });
    expect(decided([twin], row(), choices(), new Set([twin.enrolments[0]!.id])).outcome).toBe('CREATED');
    // Its own address is known all the same.
    expect(decided([twin], row({ email: twin.emails[0]! }), choices(), new Set([twin.enrolments[0]!.id])).outcome).toBe('UNCHANGED');
  });

  it('of who left says so, and changes no state', () => {
    const gone = learner({ emails: ['new@x.ma'], enrolments: [{ id: 'left', cohortId: HERE, confirmed: true, state: 'LEFT' }] });
    expect(decided([gone], row())).toMatchObject({ outcome: 'UNCHANGED', faults: [{ code: 'LEFT_COHORT', field: null }] });
  });
});

describe('merging a row', () => {
  const known = learner({ phone: null, enrolments: [{ id: 'claim', cohortId: HERE, confirmed: false, state: 'ENROLLED' }, { id: 'other', cohortId: 'elsewhere', confirmed: true, state: 'GRADUATED' }], skills: new Map([['react', 'ADVANCED' as const], ['sql', null]]) });
  it('adds what the learner does not have: the seat, the claim, an open number, skills and other levels', () => {
    const skills = [{ skill: 'react', level: 'ADVANCED' as const }, { skill: 'sql', level: 'FOUNDATION' as const }, { skill: 'git', level: null }];
    expect(additionTo(known, row({ phone: '+212600000002', skills }), HERE)).toMatchObject({ enrol: false, confirm: 'claim', phone: '+212600000002', skills: skills.slice(1) });
    expect(additionTo(known, row({ skills: [{ skill: 'react', level: null }] }), HERE).skills).toEqual([]);
    expect(additionTo(known, row(), 'third')).toMatchObject({ enrol: true, confirm: null });
    expect(additionTo({ ...known, phone: '+212600000003' }, row({ phone: '+212600000002' }), HERE).phone).toBeNull();
  });
});
