import { describe, expect, it } from 'vitest';
import { readSettings, settingsHelp } from '../../src/server/config.ts';

const whole = { SMTP_URL: 'smtp://jisr:p%40ss@mail.region.example:587', MAIL_FROM: 'Jisr <jisr@region.example>', PUBLIC_URL: 'https://jisr.region.example' };

describe('the settings of letters', () => {
  it('are none for a service that writes them into its folder', () => {
    expect(readSettings({})).toMatchObject({ MAIL_FROM: 'Jisr <jisr@localhost>' });
    expect(readSettings({}).SMTP_URL).toBeUndefined();
  });

  it('are three for a mail server', () => {
    expect(readSettings(whole)).toMatchObject(whole);
  });

  it.each(['MAIL_FROM', 'PUBLIC_URL'])('ask for %s beside a mail server', (name) => {
    expect(() => readSettings({ ...whole, [name]: undefined })).toThrow(`${name}: needed with SMTP_URL`);
  });

  it.each([
    { SMTP_URL: 'mail.region.example:587' },
    { SMTP_URL: 'https://mail.region.example' },
    { SMTP_URL: 'smtp://jisr:50%@mail.region.example' },
    { MAIL_FROM: 'Jisr' },
    { MAIL_FROM: 'Jisr <jisr@region.example>\r\nBcc: thief@test.example' },
    { PUBLIC_URL: 'jisr.region.example' },
  ])('are refused where they can not serve: %j', (wrong) => {
    const [name] = Object.keys(wrong);
    expect(() => readSettings({ ...whole, ...wrong })).toThrow(`${name}: must`);
  });

  it('do not show a password where they are refused', () => {
    expect(() => readSettings({ ...whole, SMTP_URL: 'ftp://jisr:sesame@mail.region.example' })).toThrow(/^(?!.*sesame)/s);
  });

  it('are in the help', () => {
    for (const name of Object.keys(whole)) expect(settingsHelp()).toContain(name);
  });
});
