import type { SkillLevel } from '../../src/skills/skill.entity.ts';
import { DEMO_STAFF } from './demo-people.ts';
import type { DemoBackground, DemoGraduate, DemoSkill } from './graduates.ts';
import type { DemoCohort } from './organisations.ts';
import { moment, Random } from './random.ts';
import type { Setting } from './setting.ts';

/** What she declares; those before the bar the centre confirmed at that level. */
const SKILLS: Readonly<Record<SkillLevel, string>> = {
  SPECIALISED: '',
  ADVANCED: 'javascript html css react git | responsive-design',
  INTERMEDIATE: 'nodejs php laravel mysql sql rest-api tailwind mongodb express | typescript bootstrap figma teamwork communication',
  FOUNDATION: 'docker scrum | unit-testing seo linux excel accounting',
};

const skill = (slug: string, level: SkillLevel, confirmed: boolean): DemoSkill => ({
  skill: slug,
  level,
  evidence: slug === 'react' || slug === 'nodejs' ? { kind: 'PROJECT', url: 'https://salma-bensaid.example/cooperative' } : null,
  confirmed,
});

const skills = (): DemoSkill[] =>
  (Object.keys(SKILLS) as SkillLevel[]).flatMap((level) => {
    const [confirmed = '', declared = ''] = SKILLS[level].split('|');
    const slugs = (text: string): string[] => text.split(' ').filter((slug) => slug !== '');
    return [...slugs(confirmed).map((slug) => skill(slug, level, true)), ...slugs(declared).map((slug) => skill(slug, level, false))];
  });

function background(today: string, cohort: DemoCohort): DemoBackground[] {
  const year = Number(today.slice(0, 4));
  const project = (title: string, description: string, url: string | null): DemoBackground => ({ kind: 'PROJECT', title, organisation: null, started: cohort.startsOn.slice(0, 7), ended: cohort.graduatesOn.slice(0, 7), description, url });
  return [
    { kind: 'EDUCATION', title: 'Licence en économie et gestion', organisation: 'Faculté des sciences juridiques, économiques et sociales, Oujda', started: String(year - 5), ended: String(year - 2), description: null, url: null },
    { kind: 'EXPERIENCE', title: 'Assistante comptable', organisation: 'Cabinet comptable, Oujda', started: `${year - 2}-09`, ended: `${year - 1}-06`, description: 'Saisie, rapprochements bancaires, suivi de quarante dossiers.', url: null },
    project('Coopérative en ligne', 'Boutique d’une coopérative de Figuig : catalogue trilingue, panier, commandes, tableau de bord. React, Node.js, MySQL ; 120 commandes le premier trimestre.', 'https://salma-bensaid.example/cooperative'),
    project('Réservation de terrains', 'Réservation des terrains de proximité d’Oujda, projet de groupe à quatre. Laravel, Tailwind.', 'https://salma-bensaid.example/terrains'),
    { kind: 'CERTIFICATE', title: 'Algorithmique et structures de données', organisation: 'Université numérique', started: String(year - 1), ended: null, description: null, url: null },
  ];
}

/** The graduate of the tour: a strong full-stack profile, free now, wanting work here and elsewhere. */
export function salma(setting: Setting, cohort: DemoCohort): DemoGraduate {
  const random = new Random(`${setting.seed}:salma`);
  const end = Math.round((Date.parse(cohort.graduatesOn) - Date.parse(setting.today)) / 86_400_000);
  return {
    index: 0,
    person: DEMO_STAFF.graduate,
    cohort: 0,
    signedUpAt: moment(setting.today, end - 240, random),
    confirmedAt: moment(setting.today, end - 238, random),
    enrolmentState: 'GRADUATED',
    endedAt: moment(setting.today, end + 1, random),
    skillsConfirmedAt: moment(setting.today, end + 3, random),
    reconfirmedAt: moment(setting.today, -2, random),
    headline: 'Développeuse web full-stack',
    summary: 'Après une licence d’économie, j’ai appris le développement au centre de codage d’Oujda. J’aime les interfaces claires et les projets qui servent ma région ; je cherche un premier poste dans une équipe qui relit le code.',
    phone: '+212600000101',
    website: 'https://salma-bensaid.example',
    residenceCode: 'MA-OUJ',
    mobility: ['MA-OUJ', 'MA-02', 'MA-CAS', 'FR'],
    mobilityOrdered: true,
    wantsRemote: true,
    contractTypes: ['PERMANENT', 'FIXED_TERM', 'INSERTION'],
    availableOn: null,
    findableAt: ['LOCAL', 'REGIONAL', 'INTERNATIONAL'],
    gender: 'FEMALE',
    ageBand: 'FROM_20_TO_24',
    languages: [{ language: 'ar', level: 'NATIVE' }, { language: 'fr', level: 'C1' }, { language: 'en', level: 'B2' }],
    skills: skills(),
    background: background(setting.today, cohort),
  };
}
