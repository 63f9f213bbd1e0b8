import type { ProgrammeField } from '../../../src/centres/cohort.entity.ts';

export interface DemoProgrammeContent {
  readonly nameFr: string;
  readonly nameAr: string;
  readonly nameEn: string;
  /** What it teaches, in teaching order, each "slug:levels a usual learner reaches" (1 imitates, 2 adapts, 3 transposes). */
  readonly teaches: readonly string[];
  /** What learners of it pick up beside it, by themselves or in an earlier life. */
  readonly beside: readonly string[];
  /** What its graduates call themselves. */
  readonly headlines: readonly { readonly fr: string; readonly ar: string; readonly en: string }[];
  /** What they built: title and one sentence. */
  readonly projects: readonly (readonly [title: string, description: string])[];
}

export const PROGRAMMES: Readonly<Partial<Record<ProgrammeField, DemoProgrammeContent>>> = {
  WEB: {
    nameFr: 'Développement web full-stack',
    nameAr: 'تطوير الويب الشامل',
    nameEn: 'Full-stack web development',
    teaches: ['html:3', 'css:3', 'javascript:2', 'git:2', 'responsive-design:2', 'php:2', 'mysql:2', 'sql:2', 'react:2', 'nodejs:2', 'laravel:1', 'rest-api:2', 'tailwind:2', 'mongodb:1', 'docker:1', 'scrum:1'],
    beside: ['typescript', 'bootstrap', 'wordpress', 'figma', 'express', 'github', 'symfony', 'vue', 'postman', 'unit-testing', 'seo', 'nextjs', 'linux', 'jquery', 'vscode', 'phpmyadmin'],
    headlines: [
      { fr: 'Développeur·se web full-stack', ar: 'مطور(ة) ويب شامل', en: 'Full-stack web developer' },
      { fr: 'Développement web : React, Node.js, Laravel', ar: 'تطوير الويب: React وNode.js وLaravel', en: 'Web development: React, Node.js, Laravel' },
      { fr: 'Développeur·se front-end junior', ar: 'مطور(ة) واجهات أمامية مبتدئ(ة)', en: 'Junior front-end developer' },
    ],
    projects: [
      ['Coopérative en ligne', 'Boutique en ligne d’une coopérative d’huile d’argan et de miel : catalogue, panier, commandes, tableau de bord. React, Node.js, MySQL.'],
      ['Réservation de terrains', 'Application de réservation des terrains de proximité d’une commune, avec calendrier et confirmation par e-mail. Laravel, Tailwind.'],
      ['Bibliothèque de la maison des jeunes', 'Gestion des prêts et des adhérents, recherche par titre en arabe et en français. PHP, MySQL, Bootstrap.'],
      ['Covoiturage étudiant', 'Mise en relation des étudiants qui font chaque semaine la route Nador – Oujda. React, Express, MongoDB.'],
      ['Portfolio d’artisans', 'Vitrine trilingue d’artisans de la médina, images optimisées et référencement local. Next.js.'],
    ],
  },
  DATA_AI: {
    nameFr: 'Data et intelligence artificielle',
    nameAr: 'علوم البيانات والذكاء الاصطناعي',
    nameEn: 'Data and artificial intelligence',
    teaches: ['python:3', 'sql:2', 'excel:2', 'pandas:2', 'statistics:2', 'data-cleaning:2', 'data-visualization:2', 'power-bi:2', 'postgresql:1', 'scikit-learn:2', 'machine-learning:2', 'jupyter:2', 'git:1', 'deep-learning:1', 'prompt-engineering:1'],
    beside: ['numpy', 'matplotlib', 'tensorflow', 'tableau', 'dax', 'web-scraping', 'flask', 'natural-language-processing', 'computer-vision', 'r-language', 'airflow', 'looker-studio', 'llm', 'google-sheets'],
    headlines: [
      { fr: 'Data analyst junior', ar: 'محلل(ة) بيانات مبتدئ(ة)', en: 'Junior data analyst' },
      { fr: 'Data & IA : Python, SQL, Power BI', ar: 'البيانات والذكاء الاصطناعي: Python وSQL وPower BI', en: 'Data & AI: Python, SQL, Power BI' },
    ],
    projects: [
      ['Tableau de bord des barrages', 'Suivi hebdomadaire du remplissage des barrages de la Moulouya à partir de bulletins publics. Python, Power BI.'],
      ['Prévision de la demande d’agrumes', 'Modèle de prévision des volumes d’une station de conditionnement de Berkane, trois saisons de données. scikit-learn.'],
      ['Analyse d’avis en darija', 'Classement d’avis clients écrits en darija, en lettres arabes et latines. pandas, Hugging Face.'],
      ['Détection de fissures', 'Reconnaissance de fissures sur des photos de chaussées, 82 % de bonnes réponses sur le jeu de test. TensorFlow.'],
    ],
  },
  DEVOPS: {
    nameFr: 'DevOps et cloud',
    nameAr: 'ديف أوبس والحوسبة السحابية',
    nameEn: 'DevOps and cloud',
    teaches: ['linux:2', 'bash:2', 'networking:2', 'git:2', 'docker:2', 'ci-cd:2', 'gitlab-ci:1', 'python:1', 'ansible:1', 'aws:1', 'nginx:2', 'kubernetes:1', 'terraform:1', 'monitoring:1'],
    beside: ['prometheus', 'grafana', 'github-actions', 'postgresql', 'virtualization', 'proxmox', 'azure', 'ssh', 'jenkins', 'dns-dhcp', 'yaml'],
    headlines: [
      { fr: 'Technicien·ne DevOps junior', ar: 'تقني(ة) ديف أوبس مبتدئ(ة)', en: 'Junior DevOps technician' },
      { fr: 'Systèmes Linux, conteneurs et automatisation', ar: 'أنظمة لينكس والحاويات والأتمتة', en: 'Linux systems, containers and automation' },
    ],
    projects: [
      ['Chaîne de livraison', 'Tests, image Docker et déploiement à chaque fusion pour l’application d’un autre groupe. GitLab CI, Ansible.'],
      ['Supervision du centre', 'Supervision des postes et du réseau du centre avec alertes sur téléphone. Prometheus, Grafana.'],
      ['Cluster de salle', 'Un petit cluster Kubernetes sur quatre anciens postes, documenté pour les promotions suivantes.'],
    ],
  },
  SECURITY: {
    nameFr: 'Cybersécurité',
    nameAr: 'الأمن السيبراني',
    nameEn: 'Cybersecurity',
    teaches: ['networking:2', 'linux:2', 'cybersecurity:2', 'tcp-ip:2', 'windows-server:1', 'wireshark:2', 'nmap:2', 'owasp:2', 'python:1', 'firewalls:2', 'siem:1', 'vulnerability-management:1', 'kali-linux:2', 'security-awareness:2', 'incident-response:1'],
    beside: ['burp-suite', 'metasploit', 'wazuh', 'pfsense', 'active-directory', 'ctf', 'splunk', 'iso-27001', 'fortinet', 'bash', 'cryptography'],
    headlines: [
      { fr: 'Analyste cybersécurité junior', ar: 'محلل(ة) أمن سيبراني مبتدئ(ة)', en: 'Junior cybersecurity analyst' },
      { fr: 'Réseaux et sécurité', ar: 'الشبكات والأمن', en: 'Networks and security' },
    ],
    projects: [
      ['Mini-SOC', 'Collecte et corrélation des journaux d’une salle de vingt postes, six règles de détection écrites. Wazuh.'],
      ['Audit d’une association', 'Audit du site et des postes d’une association locale, rapport et plan d’action remis au bureau.'],
      ['Campagne d’hameçonnage', 'Simulation auprès de 60 volontaires et atelier de sensibilisation en arabe.'],
    ],
  },
  MOBILE: {
    nameFr: 'Développement mobile',
    nameAr: 'تطوير تطبيقات الهاتف',
    nameEn: 'Mobile development',
    teaches: ['dart:2', 'flutter:2', 'oop:2', 'git:2', 'rest-api:2', 'firebase:2', 'mobile-ui-design:2', 'kotlin:1', 'android-development:2', 'sqlite:1', 'figma:1', 'app-store-publishing:1', 'scrum:1'],
    beside: ['react-native', 'javascript', 'java', 'typescript', 'android-studio', 'push-notifications', 'unit-testing', 'nodejs', 'jetpack-compose', 'ui-design'],
    headlines: [
      { fr: 'Développeur·se mobile Flutter', ar: 'مطور(ة) تطبيقات Flutter', en: 'Flutter mobile developer' },
      { fr: 'Applications Android et iOS', ar: 'تطبيقات أندرويد وiOS', en: 'Android and iOS apps' },
    ],
    projects: [
      ['Grands taxis', 'Application qui annonce les départs de grands taxis entre Nador, Selouane et Zaïo. Flutter, Firebase.'],
      ['Carnet de vaccination', 'Carnet familial hors ligne avec rappels, en arabe et en tamazight. Flutter, SQLite.'],
      ['Marché du jour', 'Prix du marché de gros relevés par les agriculteurs, cartes et alertes. Kotlin.'],
    ],
  },
  DESIGN: {
    nameFr: 'Design d’interfaces (UX/UI)',
    nameAr: 'تصميم واجهات وتجربة المستخدم',
    nameEn: 'UX/UI design',
    teaches: ['figma:2', 'ui-design:2', 'ux-design:2', 'wireframing:2', 'prototyping:2', 'user-research:1', 'graphic-design:2', 'photoshop:1', 'illustrator:1', 'html:2', 'css:1', 'responsive-design:2', 'design-systems:1', 'web-accessibility:1'],
    beside: ['canva', 'branding', 'typography', 'motion-design', 'after-effects', 'wordpress', 'usability-testing', 'webflow', 'rtl-interfaces', 'adobe-xd'],
    headlines: [
      { fr: 'Designer UX/UI junior', ar: 'مصمم(ة) واجهات مبتدئ(ة)', en: 'Junior UX/UI designer' },
      { fr: 'Design d’interfaces, bilingue arabe-français', ar: 'تصميم واجهات بالعربية والفرنسية', en: 'Interface design in Arabic and French' },
    ],
    projects: [
      ['Guichet communal', 'Refonte du parcours de demande d’acte de naissance, testée avec douze habitants. Figma.'],
      ['Identité d’un festival', 'Affiches, gabarits et page d’accueil d’un festival de musique reggada. Illustrator, Figma.'],
      ['Bibliothèque de composants bilingue', 'Composants pensés de droite à gauche et de gauche à droite, documentés. Figma.'],
    ],
  },
};
