import type { Tx } from '../kernel/context.ts';
import { newId } from '../kernel/context.ts';
import { Rules } from '../kernel/rules.ts';
import { isPartialDay, MOST } from './profile.rules.ts';
import { loadOwn, touched } from './profile.service.ts';
import { BackgroundItem, type BackgroundKind } from './skill-profile.entity.ts';

export interface BackgroundFacts {
  kind: BackgroundKind;
  title: string;
  organisation?: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  started?: string | null;
  ended?: string | null;
  description?: string | null;
  url?: string | null;
}

const PARTIAL_RULE = { fr: 'AAAA, AAAA-MM ou AAAA-MM-JJ, un jour qui existe', ar: 'YYYY أو YYYY-MM أو YYYY-MM-DD، يوم موجود فعلاً', en: 'YYYY, YYYY-MM or YYYY-MM-DD, a day that exists' };

/** Whether one partial day is not before another, as far as both are known. */
const notBefore = (ended: string, started: string): boolean => ended.slice(0, started.length) >= started.slice(0, ended.length);

function checkItem(rules: Rules, path: string, item: BackgroundFacts): void {
  rules.text(`${path}.title`, item.title, 300);
  rules.text(`${path}.organisation`, item.organisation, 300);
  rules.text(`${path}.description`, item.description, 5000);
  for (const field of ['started', 'ended'] as const) {
    const day = item[field];
    if (day !== null && day !== undefined) rules.holds(`${path}.${field}`, isPartialDay(day), PARTIAL_RULE);
  }
  if (item.started && item.ended && isPartialDay(item.started) && isPartialDay(item.ended)) rules.holds(`${path}.ended`, notBefore(item.ended, item.started), { fr: 'pas avant le début', ar: 'ليس قبل البداية', en: 'not before the start' });
}

/** Says what the person did before: these items in this order, in place of those there were. Faults: CONFLICT and those of the texts and days. */
export async function setBackground(tx: Tx, input: { version?: number | null; items: BackgroundFacts[] }): Promise<{ graduate: string }> {
  const own = await loadOwn(tx, input.version);
  const rules = new Rules();
  rules.list('items', input.items, MOST.background);
  for (const [index, item] of input.items.slice(0, MOST.background).entries()) checkItem(rules, `items.${index}`, item);
  rules.done();
  await tx.em.nativeDelete(BackgroundItem, { graduateId: own.id });
  for (const [position, { kind, title, organisation, started, ended, description, url }] of input.items.entries()) {
    tx.em.create(BackgroundItem, { id: newId(tx), graduateId: own.id, kind, position, title: title.trim(), organisation, started, ended, description, url });
  }
  return touched(tx, own);
}
