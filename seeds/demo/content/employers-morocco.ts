import type { DemoEmployerContent, Tag } from './employers.ts';

const employer = (name: string, kind: DemoEmployerContent['kind'], placeCode: string, tags: readonly Tag[], description: string, remote?: true): DemoEmployerContent => ({ name, kind, placeCode, tags, description, ...(remote ? { remote } : {}) });

/** Employers elsewhere in Morocco; every name is invented. */
export const MOROCCO: readonly DemoEmployerContent[] = [
  employer('Atlas Mainframe Services', 'IT_SERVICES', 'MA-CAS', ['mainframe', 'quality', 'support', 'erp'], 'Entreprise de services du numérique de 600 personnes : maintenance et modernisation d’applications bancaires pour des groupes européens, école interne de COBOL pendant trois mois.'),
  employer('Casanet Conseil', 'IT_SERVICES', 'MA-CAS', ['web', 'data', 'devops', 'erp', 'security'], 'Conseil et développement pour la banque, l’assurance et la distribution. Le lieu de mission varie : au siège, chez le client ou à distance.', true),
  employer('Assurances Al Wafaa', 'COMPANY', 'MA-CAS', ['data', 'quality', 'security', 'erp'], 'Compagnie d’assurances : 1 100 collaborateurs, une direction des systèmes d’information de 90 personnes et un laboratoire de données.'),
  employer('Souk Express', 'COMPANY', 'MA-CAS', ['web', 'mobile', 'data', 'marketing', 'design'], 'Place de marché en ligne et livraison le jour même dans onze villes. Produit développé à Casablanca par quarante ingénieurs.', true),
  employer('Dar Studio', 'COMPANY', 'MA-CAS', ['design', 'marketing', 'web'], 'Agence de design et de communication : identités, interfaces et campagnes pour la banque, l’alimentaire et la culture.'),
  employer('Anfa Cyber', 'COMPANY', 'MA-CAS', ['security', 'devops'], 'Centre opérationnel de sécurité ouvert jour et nuit, tests d’intrusion et réponse à incident pour une cinquantaine d’organisations.'),
  employer('Bouregreg Digital', 'COMPANY', 'MA-RAB', ['web', 'mobile', 'design', 'quality'], 'Concepteur de téléservices publics : prise de rendez-vous, paiement, signature. Code relu, accessible et testé en arabe et en français.'),
  employer('Institut Chellah de statistique appliquée', 'PUBLIC_BODY', 'MA-RAB', ['data', 'office'], 'Etablissement d’études : enquêtes auprès des ménages, indicateurs régionaux, publications et données ouvertes.'),
  employer('Technopolis Cloud', 'COMPANY', 'MA-RAB', ['devops', 'security', 'support'], 'Hébergeur marocain : deux centres de données, cloud privé et infogérance pour administrations et éditeurs.', true),
  employer('Oudaya Apprendre', 'ASSOCIATION', 'MA-RAB', ['teaching', 'web', 'marketing'], 'Association qui forme des enseignants au code et prête des laboratoires mobiles à 140 écoles.'),
  employer('Détroit Automotive Software', 'COMPANY', 'MA-TNG', ['quality', 'devops', 'support'], 'Validation de logiciels embarqués pour équipementiers automobiles : bancs de test, automatisation, documentation.'),
  employer('Tanja Nearshore', 'IT_SERVICES', 'MA-TNG', ['web', 'quality', 'support', 'mobile'], 'Plateau de développement et de support pour clients espagnols et français, à dix minutes de la gare à grande vitesse.', true),
  employer('Spartel Industrie', 'COMPANY', 'MA-TNG', ['erp', 'data', 'support'], 'Fabricant de câblages : deux usines en zone franche, un progiciel intégré et un projet d’usine connectée.'),
  employer('Fès Numérique Artisanat', 'COMPANY', 'MA-FES', ['web', 'marketing', 'design'], 'Plateforme d’exportation pour maîtres artisans : photo, fiches en cinq langues, expédition.'),
];
