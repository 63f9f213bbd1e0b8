import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;

const derive = (password: string, nonce: Buffer, cost: typeof COST): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    argon2('argon2id', { message: Buffer.from(password.normalize('NFKC')), nonce, tagLength: TAG_BYTES, ...cost }, (error, tag) => (error ? reject(error) : resolve(tag)));
  });

const b64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** A password as it is kept: argon2id in PHC form, with its own salt and cost. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, nonce, COST);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${b64(nonce)}$${b64(tag)}`;
}

/** Compared against where there is no account, so that both answers take the same time. */
const nobody = hashPassword(randomBytes(16).toString('hex'));

/** Whether the password is the kept one; costs the same where nothing is kept. */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(kept ?? (await nobody));
  if (!match) return false;
  const [, memory, passes, parallelism, nonce, tag] = match as unknown as [string, string, string, string, string, string];
  const expected = Buffer.from(tag, 'base64');
  const given = await derive(password, Buffer.from(nonce, 'base64'), { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) });
  return kept !== null && given.length === expected.length && timingSafeEqual(given, expected);
}
