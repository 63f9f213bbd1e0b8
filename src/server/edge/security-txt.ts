import type { FastifyInstance } from 'fastify';
import type { App } from '../../kernel/context.ts';
import type { Door } from './door.ts';
import { refuse } from './refusals.ts';

const DAY_MS = 86_400_000;
/** RFC 9116 asks for less than a year, so that what nobody looks after ends. */
const GOOD_FOR_DAYS = 180;

/** `/.well-known/security.txt` (RFC 9116): whom to tell of a hole. Where SECURITY_CONTACT is not set there is none: an address that nobody reads is worse. */
export function registerSecurityTxt(fastify: FastifyInstance, app: App, { securityContact, publicUrl }: Door): void {
  fastify.get('/.well-known/security.txt', (request, reply) => {
    if (!securityContact) {
      return refuse(request, reply, {
        status: 404,
        code: 'BAD_REQUEST',
        sentence: { fr: 'Aucun contact de sécurité n’est indiqué (SECURITY_CONTACT).', ar: 'لا توجد جهة اتصال أمنية (SECURITY_CONTACT).', en: 'No security contact is set (SECURITY_CONTACT).' },
      });
    }
    const expires = new Date(Math.floor((app.now().valueOf() + GOOD_FOR_DAYS * DAY_MS) / DAY_MS) * DAY_MS).toISOString().replace('.000', '');
    const lines = [`Contact: ${securityContact}`, `Expires: ${expires}`, 'Preferred-Languages: fr, ar, en', ...(publicUrl ? [`Canonical: ${publicUrl.replace(/\/+$/, '')}/.well-known/security.txt`] : [])];
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}
