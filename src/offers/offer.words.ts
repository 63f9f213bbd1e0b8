import type { Sentence } from '../kernel/language.ts';
import type { OfferState } from './offer.entity.ts';

/** Where an offer stands, as people say it. */
export const OFFER_STATE_WORDS: Readonly<Record<OfferState, Sentence>> = {
  DRAFT: { fr: 'brouillon', ar: 'مسودة', en: 'draft' },
  PUBLISHED: { fr: 'publiée', ar: 'منشور', en: 'published' },
  PAUSED: { fr: 'en pause', ar: 'متوقف مؤقتاً', en: 'paused' },
  FILLED: { fr: 'pourvue', ar: 'شُغلت مناصبه', en: 'filled' },
  EXPIRED: { fr: 'expirée', ar: 'انتهى أجله', en: 'expired' },
  CLOSED: { fr: 'close', ar: 'مغلق', en: 'closed' },
};
