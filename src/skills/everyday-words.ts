import { foldTerm } from './fold.ts';

/** Words of every day that are a letter or two from a skill's name: as written, nobody mistyped it. */
const NOT_MISTYPED = new Set(
  `accès angle canvas conception conceptions dossier élection excellence framework frameworks gestion hiver librairie librairies logiciel logiciels lumière
  matériel milieu nation outil outils perle perles photo postal projet projets réaction réalisation réalisations relation relations rubis scale
  scène serveur serveurs sources sprint sprints stage stages symphonie team texte unité unités vision world pearl hives panda oracles election director material
  software tools languages libraries projects skills compétences langages technologies technology environnement environnements méthodes systèmes`
    .split(/\s+/u).map(foldTerm),
);

export const isEverydayWord = (text: string): boolean => NOT_MISTYPED.has(foldTerm(text));

/** What stands before a list and names no skill itself. */
const HEADINGS = new Set(
  ['frameworks', 'framework', 'logiciels', 'logiciel', 'langages', 'languages', 'outils', 'tools', 'librairies', 'bibliothèques', 'libraries', 'technologies', 'compétences', 'compétences techniques', 'skills', 'technical skills',
    'hard skills', 'soft skills', 'environnement', 'environnements', 'environnement technique', 'divers', 'autres', 'others', 'langues', 'المهارات', 'الأدوات', 'البرامج', 'اللغات', 'لغات البرمجة', 'langages de programmation', 'programming languages'].map(foldTerm),
);

/** Whether a text only heads a list: "Frameworks", "Compétences techniques". */
export const isHeading = (text: string): boolean => HEADINGS.has(foldTerm(text));

/** Names that are words of every day too, in English or French: inside a sentence they may be that. */
const ALSO_WORDS = new Set(['access', 'excel', 'express', 'react', 'rust', 'swift', 'word', 'go', 'c', 'r', 'spring', 'spark', 'salt', 'teams', 'zoom', 'unity', 'flash', 'flutter', 'next', 'make', 'bash', 'less', 'sketch', 'scratch', 'swing']);
const OTHERWISE_BEFORE = /(?:(?<!\p{L})(?:to|will|can|must|should|would)|vitamine?s?|hépatite|hepatitis|catégorie|classe|plan)\s+$/iu;
const OTHERWISE_AFTER = /^(?:[-–\s](?:levels?|suite)(?!\p{L})|\s+(?:to|yourself|ourselves|live|ahead|beyond|control|removal|response|\p{L}{3,}ly)(?!\p{L}))/iu;
const OTHERWISE: Readonly<Record<string, RegExp>> = { excel: /^\s+at(?!\p{L})/iu, word: /^\s+of(?!\p{L})/iu };

/** The French ordinal; the program of that name is written without the accent. */
const ORDINAL = /^première$/iu;

/** Heads of the part of a CV that says where somebody learnt; in a sentence they are what somebody does. */
const STUDIES = new Set(['formation', 'formations', 'éducation', 'education', 'training', 'trainings', 'التكوين', 'التعليم', 'التدريب'].map(foldTerm));
const LINE_BEGINS = /(?:^|[\n\r])[\s\p{P}\p{S}\d]*$/u;
/** Nothing more, or little more and a colon: "التكوين والشواهد:". */
const HEAD_ENDS = /^[ \t]*(?:$|[\n\r]|[^\n\r:：]{0,30}[:：])/u;

const isHeadOfStudies = (text: string, start: number, end: number): boolean =>
  STUDIES.has(foldTerm(text.slice(start, end))) && LINE_BEGINS.test(text.slice(Math.max(0, start - 10), start)) && HEAD_ENDS.test(text.slice(end, end + 40)) && end - start < text.trim().length;

/** Whether what stands at a place of a text is a word of every day there, not a skill: "react quickly", "to go", "C-level", "vitamin C", "une première expérience". */
export function isOtherwise(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  if (ORDINAL.test(word.normalize('NFC')) || isHeadOfStudies(text, start, end)) return true;
  if (!ALSO_WORDS.has(foldTerm(word))) return false;
  const after = text.slice(end, end + 20);
  if (OTHERWISE_AFTER.test(after) || OTHERWISE[foldTerm(word)]?.test(after)) return true;
  const before = text.slice(Math.max(0, start - 20), start);
  // "moved to Go" names the language; "ready to go" does not.
  return OTHERWISE_BEFORE.test(before) && (word === word.toLowerCase() || !/(?<!\p{L})to\s+$/iu.test(before));
}
