import { describe, expect, it } from 'vitest';
import { makeEmployer } from '../builders/employers.ts';
import { disclose, makeGraduate, type MadeGraduate } from '../builders/graduates.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
const UPDATE = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { graduate { phone whatsapp version } userErrors { code field } } }';
const versionOf = async (person: Person): Promise<number> => (await world.get('{ viewer { graduate { version } } }', {}, person)).viewer.graduate.version;
const update = async (person: MadeGraduate, changes: object) => (await world.get(UPDATE, { input: { version: await versionOf(person), ...changes } }, person)).updateProfile;

describe('a WhatsApp number', () => {
  it('is kept in E.164 beside the phone, changed and taken away by itself', async () => {
    const amina = await makeGraduate(world);
    expect((await update(amina, { phone: '+212 5 36 00 00 00', whatsapp: '00212 (6) 61-23.45.67' })).graduate).toMatchObject({ phone: '+212536000000', whatsapp: '+212661234567' });
    expect((await update(amina, { whatsapp: null })).graduate).toMatchObject({ phone: '+212536000000', whatsapp: null });
  });

  it.each(['0661234567', '+0661234567', 'salma', '', '+2126612345678901'])('is refused where it is none: "%s"', async (whatsapp) => {
    const amina = await makeGraduate(world);
    expect(await update(amina, { whatsapp })).toEqual({ graduate: null, userErrors: [{ code: 'INVALID_PHONE', field: 'whatsapp' }] });
  });

  it('is seen by who sees the phone, and nobody else', async () => {
    const amina = await makeGraduate(world, { findable: ['LOCAL'] });
    await update(amina, { phone: '+212536000000', whatsapp: '+212661234567' });
    const [known, stranger] = [await makeEmployer(world), await makeEmployer(world)];
    await disclose(world, amina, known);
    const seen = async (as: Person | null) => (await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { phone whatsapp } } }', { id: amina.id }, as)).node;
    const both = { phone: '+212536000000', whatsapp: '+212661234567' };
    expect([await seen(amina), await seen(known.owner), await seen(amina.cohort.centre.coordinator)]).toEqual([both, both, both]);
    expect([await seen(stranger.owner), await seen(null), await seen(await makeGraduate(world))]).toEqual([null, null, null]);
  });

  it('goes out with the résumé and comes in with one, where none is there', async () => {
    const [amina, nadia] = [await makeGraduate(world), await makeGraduate(world)];
    await update(amina, { whatsapp: '+212661234567' });
    const { resume } = (await world.get('{ viewer { graduate { resume } } }', {}, amina)).viewer.graduate;
    expect(resume.basics.profiles).toEqual([{ network: 'WhatsApp', username: '+212661234567', url: 'https://wa.me/212661234567' }]);
    const IMPORT = 'mutation ($input: ImportResumeInput!) { importResume(input: $input) { graduate { whatsapp } report { filled left { field reason } } userErrors { code field } } }';
    const bring = async (document: object) => (await world.get(IMPORT, { input: { resume: document } }, nadia)).importResume;
    expect(await bring({ basics: { profiles: resume.basics.profiles } })).toEqual({ graduate: { whatsapp: '+212661234567' }, report: { filled: ['whatsapp'], left: [] }, userErrors: [] });
    expect((await bring({ basics: { profiles: resume.basics.profiles } })).report).toEqual({ filled: [], left: [] });
    // Another number stays outside, and is told; so is one that nobody could call, and what is of another network.
    expect((await bring({ basics: { profiles: [{ network: 'whatsapp', url: 'https://wa.me/33612345678' }, { network: 'GitHub', username: 'amina' }] } })).report).toEqual({ filled: [], left: [{ field: 'basics.profiles', reason: 'NO_PLACE' }, { field: 'basics.profiles', reason: 'KEPT' }] });
    expect((await bring({ basics: { profiles: [{ network: 'WhatsApp', username: 'amina' }] } })).report.left).toEqual([{ field: 'basics.profiles', reason: 'UNREADABLE' }]);
    expect((await world.get('{ viewer { graduate { whatsapp } } }', {}, nadia)).viewer.graduate.whatsapp).toBe('+212661234567');
  });
});
