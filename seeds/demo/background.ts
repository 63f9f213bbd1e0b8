import { PROGRAMMES } from './content/programmes.ts';
import type { DemoBackground } from './graduates.ts';
import type { DemoCohort } from './organisations.ts';
import type { Random } from './random.ts';
import type { Setting } from './setting.ts';

const DIPLOMAS: readonly (readonly [title: string, organisation: string, years: number])[] = [
  ['Baccalauréat sciences physiques', 'Lycée qualifiant', 1],
  ['Baccalauréat lettres et sciences humaines', 'Lycée qualifiant', 1],
  ['Licence en économie et gestion', 'Faculté des sciences juridiques, économiques et sociales', 3],
  ['Licence en études anglaises', 'Faculté des lettres et des sciences humaines', 3],
  ['Licence en sciences mathématiques et informatique', 'Faculté des sciences', 3],
  ['DUT génie informatique', 'École supérieure de technologie', 2],
  ['Technicien spécialisé en développement digital', 'Institut spécialisé de technologie appliquée', 2],
  ['Technicien spécialisé en gestion des entreprises', 'Institut spécialisé de technologie appliquée', 2],
];
const JOBS: readonly (readonly [title: string, organisation: string, description: string])[] = [
  ['Vendeur·se en téléphonie', 'Boutique de quartier', 'Conseil, réparation simple, tenue de la caisse.'],
  ['Stagiaire développement', 'Agence web locale', 'Intégration de pages et corrections sur trois sites de clients.'],
  ['Téléconseiller·ère', 'Centre de relation client', 'Réception d’appels en français, cinquante par jour.'],
  ['Bénévole', 'Association de quartier', 'Ateliers d’initiation à l’informatique pour collégiens.'],
  ['Assistant·e administratif·ve', 'Cabinet comptable', 'Saisie, classement et suivi des dossiers.'],
  ['Saisonnier·ère', 'Station de conditionnement d’agrumes', 'Tri, traçabilité des lots sur tablette.'],
];
const CERTIFICATES: readonly (readonly [title: string, organisation: string])[] = [
  ['Fondamentaux de Git', 'Plateforme de cours en ligne'],
  ['Algorithmique et structures de données', 'Université numérique'],
  ['DELF B2', 'Centre culturel'],
  ['Initiation à la cybersécurité', 'Académie en ligne'],
  ['Accessibilité des interfaces', 'Plateforme de cours en ligne'],
];

/** What a person did: studies, the projects of the cohort, sometimes work and a certificate; newest first within a kind. */
export function backgroundOf(random: Random, { today }: Setting, cohort: DemoCohort, talent: number): DemoBackground[] {
  const year = Number(today.slice(0, 4));
  const [diploma, school, years] = random.pick(DIPLOMAS);
  const ended = year - random.int(2, 6);
  const items: DemoBackground[] = [{ kind: 'EDUCATION', title: diploma, organisation: school, started: String(ended - years), ended: String(ended), description: null, url: null }];
  if (random.chance(0.55)) {
    const [title, organisation, description] = random.pick(JOBS);
    items.push({ kind: 'EXPERIENCE', title, organisation, started: `${ended + 1}-0${random.int(1, 6)}`, ended: `${ended + 1}-${random.int(10, 12)}`, description, url: null });
  }
  const projects = random.shuffled(PROGRAMMES[cohort.field]!.projects).slice(0, talent > 0.55 ? 2 : 1);
  for (const [title, description] of projects) {
    items.push({ kind: 'PROJECT', title, organisation: null, started: cohort.startsOn.slice(0, 7), ended: cohort.finished ? cohort.graduatesOn.slice(0, 7) : null, description, url: random.chance(0.6) ? `https://code.example/projets/${random.int(1000, 9999)}` : null });
  }
  if (random.chance(0.3)) {
    const [title, organisation] = random.pick(CERTIFICATES);
    items.push({ kind: 'CERTIFICATE', title, organisation, started: String(year - 1), ended: null, description: null, url: null });
  }
  return items;
}
