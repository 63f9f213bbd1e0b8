import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEmployerName } from '../../src/employers/employer-name.ts';

describe('the name of an employer', () => {
  it.each([
    ['Atlas Numérique', 'atlas numerique'],
    ['  ATLAS   numerique ', 'atlas numerique'],
    ['Atlas-Numérique S.A.R.L.', 'atlas numerique'],
    ['Sté Atlas Numérique SARL AU', 'atlas numerique'],
    ['SARL Atlas Numérique', 'atlas numerique'],
    ['Atlas Numérique (SA)', 'atlas numerique'],
    ['Société Générale', 'generale'],
    ['Crédit Agricole S.A.', 'credit agricole'],
    ['شركة أطلس الرقمية', 'اطلس الرقميه'],
    ['3D Smart & Co', '3d smart co'],
    ['SARL', 'sarl'],
    ['Casa Sa', 'casa'],
    ['Sarlat Conseil', 'sarlat conseil'],
    ['— & !', ''],
  ])('%s is compared as "%s"', (name, folded) => {
    expect(foldEmployerName(name)).toBe(folded);
  });

  it('is letters, digits and single spaces, whatever was written', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 100, maxLength: 300 }), (name) => {
      const folded = foldEmployerName(name);
      expect(folded).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
      expect(Array.from(folded).length).toBeLessThanOrEqual(160);
    }));
  });
});
