import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateCode, graduateBehind, pairOf, pseudonymOf } from '../../src/graduates/pseudonym.ts';

const app = { tokenSecret: new TextEncoder().encode('a secret that only tests know, long enough') };
const uuid = fc.uuid();

describe('the pseudonym of a candidate', () => {
  it('leads back to the person under the same employer, and is not the person’s id', () => {
    fc.assert(
      fc.property(uuid, uuid, (employerId, graduateId) => {
        const pseudonym = pseudonymOf(app, employerId, graduateId);
        expect(pseudonym).not.toBe(graduateId);
        expect(graduateBehind(app, employerId, pseudonym)).toBe(graduateId);
        expect(pairOf(app, candidateCode(app, employerId, graduateId))).toEqual({ employerId, graduateId });
      }),
    );
  });

  it('is another with each employer, and one employer’s leads nowhere under another’s', () => {
    fc.assert(
      fc.property(uuid, uuid, uuid, (one, other, graduateId) => {
        fc.pre(one !== other);
        expect(pseudonymOf(app, one, graduateId)).not.toBe(pseudonymOf(app, other, graduateId));
        expect(graduateBehind(app, other, pseudonymOf(app, one, graduateId))).not.toBe(graduateId);
      }),
    );
  });

  it('says nothing of the order of sign-up: neighbours in time are strangers', () => {
    const [first, second] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'].map((id) => pseudonymOf(app, '01900000-0000-7000-8000-00000000000e', id));
    const same = [...first!].filter((letter, index) => letter === second![index]).length;
    expect(same).toBeLessThan(16);
  });

  it('changes with the secret of the service', () => {
    const elsewhere = { tokenSecret: new TextEncoder().encode('the secret of another service, also long') };
    const [employerId, graduateId] = ['01900000-0000-7000-8000-00000000000e', '01900000-0000-7000-8000-000000000001'];
    expect(pseudonymOf(elsewhere, employerId, graduateId)).not.toBe(pseudonymOf(app, employerId, graduateId));
  });

  it.each(['', '.', 'x.y', '01900000-0000-7000-8000-00000000000e', '01900000-0000-7000-8000-00000000000e.', '01900000-0000-7000-8000-00000000000e.01900000-0000-7000-8000-000000000001.x', '01900000-0000-7000-8000-00000000000E.01900000-0000-7000-8000-000000000001'])('is none: %s', (code) => {
    expect(pairOf(app, code)).toBeNull();
  });
});
