import type { DemoEmployerContent, Tag } from './employers.ts';

const employer = (name: string, kind: DemoEmployerContent['kind'], placeCode: string, tags: readonly Tag[], description: string, remote?: true): DemoEmployerContent => ({ name, kind, placeCode, tags, description, ...(remote ? { remote } : {}) });

/** Employers in France, Spain and Belgium; every name is invented. */
export const ABROAD: readonly DemoEmployerContent[] = [
  employer('Traboule Logiciels', 'COMPANY', 'FR-ARA', ['web', 'devops', 'quality'], 'Éditeur lyonnais d’un logiciel de gestion de chantiers : 48 personnes, trois équipes produit, télétravail libre.', true),
  employer('Confluence Santé Numérique', 'COMPANY', 'FR-ARA', ['data', 'mobile', 'security'], 'Suivi à domicile de patients chroniques : application, dispositifs médicaux et hébergement de données de santé.'),
  employer('Beffroi Services', 'IT_SERVICES', 'FR-HDF', ['mainframe', 'web', 'support', 'erp'], 'Entreprise de services du numérique de la métropole lilloise, spécialiste de la grande distribution et du crédit. Alternance : un tuteur pour deux personnes.'),
  employer('Coron Data', 'COMPANY', 'FR-HDF', ['data', 'devops'], 'Ingénierie de données pour collectivités et bailleurs sociaux ; coopérative de 22 associés.', true),
  employer('Passerelle Tech Paris', 'INTERMEDIARY', 'FR-IDF', ['web', 'mobile', 'data', 'quality'], 'Intermédiaire de recrutement international : accompagne candidats et employeurs de l’entretien au logement, démarches de visa comprises.', true),
  employer('Bellechasse Assurance IT', 'COMPANY', 'FR-IDF', ['mainframe', 'security', 'data'], 'Filiale informatique d’un groupe mutualiste : 400 personnes, des applications qui ont trente ans et d’autres trois mois.'),
  employer('Capitole Aéro Systèmes', 'COMPANY', 'FR-OCC', ['quality', 'devops', 'data'], 'Logiciels de maintenance aéronautique : validation, documentation technique et intégration continue à Toulouse.'),
  employer('Garonne Web', 'COMPANY', 'FR-OCC', ['web', 'design', 'marketing'], 'Agence web coopérative : sites publics accessibles, logiciels libres, quatorze salariés.', true),
  employer('Erdre Mobile', 'COMPANY', 'FR-PDL', ['mobile', 'design', 'quality'], 'Applications de transport et de billettique pour réseaux de bus et de tramway.'),
  employer('Sol Málaga Tech', 'COMPANY', 'ES-AN', ['web', 'mobile', 'support'], 'Logiciels de gestion hôtelière au parc technologique de Malaga ; équipe de huit nationalités, anglais au quotidien.', true),
  employer('Castilla Cloud', 'COMPANY', 'ES-MD', ['devops', 'security', 'data'], 'Infogérance et plateformes cloud pour la banque et l’énergie ; centre de support en trois fuseaux horaires.', true),
  employer('Raval Diseño', 'COMPANY', 'ES-CT', ['design', 'web'], 'Studio de design de services à Barcelone : mobilité, culture, santé publique.'),
  employer('Senne Consulting', 'IT_SERVICES', 'BE-BRU', ['web', 'data', 'security', 'erp'], 'Conseil informatique pour institutions et assureurs bruxellois ; missions de six mois à deux ans, français et anglais.', true),
];
