import type { JobProfile } from './job.ts';

export const SYSTEMS_JOBS: readonly JobProfile[] = [
  {
    slug: 'it-technician', tag: 'support', zones: ['ORIENTAL', 'MOROCCO'], grade: 'SUPPORT', years: [0, 1], contracts: ['PERMANENT', 'INSERTION'],
    must: ['it-support|computer-maintenance', 'windows:FOUNDATION'], nice: ['networking*2', 'office-software*1', 'glpi|ticketing*2', 'linux*1'],
    fr: ['Technicien·ne support informatique', 'Vous êtes la personne que l’on appelle chez {employer} quand l’imprimante, le poste ou le réseau ne répond plus. Vous diagnostiquez, vous réparez, vous expliquez sans jargon et vous notez l’intervention. Vous préparez aussi les postes des nouveaux arrivants et vous tenez l’inventaire. Poste ouvert aux débutant·es sérieux·ses.'],
    ar: ['تقني(ة) دعم معلوماتي', 'أنت من يتصلون به في {employer} عندما تتوقف الطابعة أو الحاسوب أو الشبكة. تشخص وتصلح وتشرح بلغة بسيطة وتدون التدخل. كما تجهز حواسيب الوافدين الجدد وتمسك الجرد. المنصب مفتوح للمبتدئين الجادين.'],
  },
  {
    slug: 'helpdesk-fr', tag: 'support', zones: ['ORIENTAL', 'MOROCCO'], grade: 'SUPPORT', years: [0, 0], contracts: ['PERMANENT', 'TEMPORARY'], speaks: ['fr:B2'],
    must: ['oral-communication', 'customer-focus:FOUNDATION'], nice: ['it-support*3', 'ticketing*1', 'touch-typing*1'],
    fr: ['Téléconseiller·ère technique francophone', 'Vous accompagnez par téléphone et par messagerie les abonnés d’un opérateur français : box, mobile, facture. Formation payée de quatre semaines chez {employer}, puis un suivi quotidien en petite équipe. Primes sur la qualité, pas sur la durée des appels. Transport du personnel jusqu’à 23 heures.'],
    ar: ['مستشار(ة) تقني(ة) عبر الهاتف بالفرنسية', 'سترافق عبر الهاتف والرسائل مشتركي أحد المتعاملين الفرنسيين: الإنترنت والهاتف والفاتورة. تكوين مؤدى عنه مدته أربعة أسابيع لدى {employer} ثم تتبع يومي ضمن فريق صغير. العلاوات على الجودة لا على مدة المكالمات. نقل المستخدمين متوفر إلى الحادية عشرة ليلا.'],
  },
  {
    slug: 'sysadmin-linux', tag: 'devops', zones: ['ORIENTAL', 'MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [0, 3], contracts: ['PERMANENT'],
    must: ['linux', 'networking', 'bash|powershell|python'], nice: ['virtualization*2', 'monitoring*2', 'ansible*2', 'docker*1', 'data-backup*2'],
    fr: ['Administrateur·rice systèmes Linux', 'Vous veillez sur une soixantaine de serveurs de {employer} : mises à jour, sauvegardes, supervision, droits. Une sauvegarde que personne n’a restaurée n’existe pas : vous en restaurez une par mois. Ce que vous faites deux fois à la main devient un script à la troisième. Astreinte une semaine sur cinq, payée.'],
    en: ['Linux system administrator', 'You look after some sixty servers of {employer}: updates, backups, monitoring, access. A backup nobody has restored does not exist, so you restore one a month. What you do twice by hand becomes a script the third time. On call one week in five, paid.'],
  },
  {
    slug: 'devops-junior', tag: 'devops', zones: ['ORIENTAL', 'MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [0, 2], contracts: ['PERMANENT'], remote: true, likes: ['en:B1'],
    must: ['linux', 'docker', 'ci-cd|gitlab-ci|github-actions', 'git:FOUNDATION'], nice: ['kubernetes*3', 'terraform|ansible*2', 'aws|azure|gcp*2', 'python*1'],
    fr: ['Ingénieur·e DevOps junior', 'Les équipes de {employer} doivent pouvoir livrer un vendredi sans crainte. Vous améliorez les chaînes de livraison, les images de conteneurs et les environnements de test, et vous aidez les développeurs à lire leurs journaux. Vous commencez par les outils internes avant de toucher à la production.'],
    en: ['Junior DevOps engineer', 'Teams at {employer} should be able to ship on a Friday without fear. You improve pipelines, container images and test environments, and help developers read their logs. You start with internal tools before you touch production.'],
  },
  {
    slug: 'cloud-engineer', tag: 'devops', zones: ['MOROCCO', 'ABROAD'], grade: 'SKILLED', years: [2, 4], contracts: ['PERMANENT', 'FREELANCE'], remote: true, speaks: ['en:B2'],
    must: ['linux:ADVANCED', 'kubernetes', 'terraform', 'aws|azure|gcp'], nice: ['prometheus|grafana*2', 'python|go*2', 'finops*1'],
    fr: ['Ingénieur·e cloud', 'Vous faites évoluer la plateforme Kubernetes sur laquelle tournent les services de {employer}. Tout est décrit en code et relu avant d’être appliqué. Vous suivez les coûts autant que les pannes, et vous écrivez les procédures que vous aimeriez trouver à trois heures du matin.'],
    en: ['Cloud engineer', 'You develop the Kubernetes platform that the services of {employer} run on. Everything is described as code and reviewed before it is applied. You watch costs as closely as failures, and write the runbooks you would like to find at three in the morning.'],
  },
  {
    slug: 'network-technician', tag: 'devops', zones: ['ORIENTAL'], grade: 'SUPPORT', years: [0, 2], contracts: ['PERMANENT', 'INSERTION'],
    must: ['networking', 'network-cabling|fiber-optics|wifi'], nice: ['mikrotik|cisco*2', 'tcp-ip*2', 'network-troubleshooting*2'],
    fr: ['Technicien·ne réseaux et fibre', 'Sur les chantiers de {employer}, vous tirez, raccordez et mesurez : fibre, cuivre, liaisons radio. Vous configurez les équipements et vous dépannez à distance entre deux sorties. Véhicule de service, permis B demandé, vertige déconseillé pour les pylônes.'],
    ar: ['تقني(ة) شبكات وألياف بصرية', 'في أوراش {employer} ستمد وتربط وتقيس: الألياف والنحاس والوصلات اللاسلكية. تهيئ المعدات وتصلح الأعطاب عن بعد بين خرجتين. سيارة المصلحة متوفرة ورخصة السياقة صنف ب مطلوبة.'],
  },
  {
    slug: 'soc-analyst', tag: 'security', zones: ['MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [0, 2], contracts: ['PERMANENT'], speaks: ['en:B1'],
    must: ['cybersecurity', 'networking|tcp-ip', 'siem:FOUNDATION'], nice: ['incident-response*3', 'wireshark*2', 'linux*2', 'splunk|wazuh|qradar*2'],
    fr: ['Analyste SOC niveau 1', 'Au centre de sécurité de {employer}, vous triez les alertes, vous reconnaissez les fausses et vous remontez les vraies avec un dossier clair. Travail en équipes de jour et de nuit, deux analystes à la fois. Au bout d’un an, l’équipe prépare avec vous le passage au niveau 2.'],
    en: ['SOC analyst, level 1', 'In the security centre of {employer} you sort alerts, know the false ones and pass the true ones on with a clear file. Work is in day and night shifts, always two analysts. After a year the team prepares you for level 2.'],
  },
  {
    slug: 'security-technician', tag: 'security', zones: ['ORIENTAL', 'MOROCCO'], grade: 'JUNIOR', years: [0, 1], contracts: ['PERMANENT', 'INSERTION'],
    must: ['networking', 'firewalls|fortinet|pfsense', 'cybersecurity:FOUNDATION'], nice: ['active-directory*2', 'security-awareness*2', 'vulnerability-management*2', 'linux*1'],
    fr: ['Technicien·ne sécurité des réseaux', '{employer} installe et tient les pare-feu d’une trentaine d’entreprises de la région. Vous déployez les règles, vous vérifiez les sauvegardes et vous animez deux fois par an une séance de sensibilisation chez chaque client. Les certifications de constructeur sont prises en charge.'],
    ar: ['تقني(ة) أمن الشبكات', 'تركب {employer} جدران الحماية وتصونها لثلاثين مقاولة في الجهة. ستنشر القواعد وتتحقق من النسخ الاحتياطية وتنشط مرتين في السنة حصة للتوعية عند كل زبون. تتكلف المقاولة بمصاريف شهادات المصنعين.'],
  },
  {
    slug: 'pentest-intern', tag: 'security', zones: ['MOROCCO', 'ABROAD'], grade: 'INTERN', years: [0, 0], contracts: ['INTERNSHIP'], endOfStudies: true, speaks: ['en:B1'],
    must: ['cybersecurity', 'linux', 'owasp|penetration-testing'], nice: ['burp-suite*2', 'python*2', 'ctf*2'],
    fr: ['Stage de fin d’études – tests d’intrusion', 'Vous accompagnez les auditeurs de {employer} sur des tests d’applications web, avec l’accord écrit de chaque client. Vous apprenez à prouver une faille sans rien abîmer et à l’expliquer à qui doit la corriger. Sujet complémentaire au choix : outillage ou sensibilisation.'],
    en: ['Final-year internship in penetration testing', 'You go along with the auditors of {employer} on tests of web applications, always with the written consent of the client. You learn to prove a flaw without harm and to explain it to whoever must mend it. A second subject is yours to choose: tooling or awareness.'],
  },
];
