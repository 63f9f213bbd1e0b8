import type { JobProfile } from './job.ts';

export const PRODUCT_JOBS: readonly JobProfile[] = [
  {
    slug: 'flutter', tag: 'mobile', zones: ['ORIENTAL', 'MOROCCO'], grade: 'JUNIOR', years: [0, 2], contracts: ['PERMANENT'],
    must: ['flutter', 'dart', 'rest-api'], nice: ['firebase*2', 'git*2', 'android-development*1', 'push-notifications*1'],
    fr: ['Développeur·se mobile Flutter', 'L’application de {employer} sert chaque mois plusieurs milliers d’utilisateurs, souvent sur des téléphones modestes et des réseaux lents. Vous développez de nouveaux écrans, vous chassez les lenteurs et vous préparez les livraisons sur les magasins d’applications. Vous parlez avec le support chaque lundi pour choisir ce qui doit être corrigé d’abord.'],
    ar: ['مطور(ة) تطبيقات Flutter', 'يستعمل تطبيق {employer} آلاف الأشخاص كل شهر، وكثير منهم بهواتف متواضعة وشبكات بطيئة. ستطور شاشات جديدة وتعالج البطء وتحضر النشر في متاجر التطبيقات. وتلتقي كل يوم اثنين مع فريق الدعم لاختيار ما يجب إصلاحه أولا.'],
    en: ['Flutter developer', 'Several thousand people use the app of {employer} each month, many on modest phones and slow networks. You build new screens, hunt down slowness and prepare releases to the stores. Every Monday you sit with support to choose what gets fixed first.'],
  },
  {
    slug: 'android-kotlin', tag: 'mobile', zones: ['MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [1, 3], contracts: ['PERMANENT'], speaks: ['en:B1'],
    must: ['kotlin|java', 'android-development', 'rest-api', 'git:FOUNDATION'], nice: ['jetpack-compose*3', 'sqlite*1', 'unit-testing*2'],
    fr: ['Développeur·se Android (Kotlin)', 'Dans l’équipe mobile de {employer}, vous faites passer les écrans historiques en Jetpack Compose, un par un, sans arrêter les livraisons. Vous écrivez des tests, vous lisez les rapports d’erreur et vous décidez avec la designer de ce qui mérite une animation. Une version sort toutes les deux semaines.'],
    en: ['Android developer (Kotlin)', 'In the mobile team of {employer} you move old screens to Jetpack Compose one by one, without ever stopping releases. You write tests, read crash reports and decide with the designer what deserves an animation. A version goes out every two weeks.'],
  },
  {
    slug: 'react-native-intern', tag: 'mobile', zones: ['ORIENTAL', 'MOROCCO'], grade: 'INTERN', years: [0, 0], contracts: ['INTERNSHIP', 'PRE_HIRE_INTERNSHIP'],
    must: ['javascript', 'react-native|flutter'], nice: ['git*2', 'typescript*1', 'firebase*1'],
    fr: ['Stage développement mobile', 'Trois à six mois pour ajouter à l’application de {employer} un mode hors connexion : stocker, synchroniser, résoudre les conflits. Le sujet est précis, l’encadrement quotidien, et le résultat sera livré aux utilisateurs. Nous cherchons quelqu’un de patient, qui note ce qu’il essaie.'],
    ar: ['تدريب في تطوير تطبيقات الهاتف', 'من ثلاثة إلى ستة أشهر لإضافة العمل دون اتصال إلى تطبيق {employer}: التخزين والمزامنة وحل التعارضات. الموضوع محدد والتأطير يومي والنتيجة ستصل إلى المستعملين. نبحث عن شخص صبور يدون ما يجربه.'],
  },
  {
    slug: 'ui-designer', tag: 'design', zones: ['ORIENTAL', 'MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [0, 2], contracts: ['PERMANENT', 'FREELANCE'],
    must: ['figma', 'ui-design', 'prototyping:FOUNDATION'], nice: ['user-research*2', 'design-systems*2', 'web-accessibility*1', 'rtl-interfaces*1', 'illustrator*1'],
    fr: ['Designer UX/UI', 'Chez {employer}, les écrans se dessinent après avoir regardé des gens s’en servir. Vous préparez des parcours, vous les testez avec cinq personnes, vous corrigez, puis vous suivez le développement jusqu’à la livraison. Montrez-nous deux travaux et racontez ce que vous changeriez aujourd’hui.'],
    en: ['UX/UI designer', 'At {employer} screens are drawn after watching people use them. You sketch flows, test them with five people, mend them and follow the build until it ships. Show us two pieces of work and tell us what you would change today.'],
  },
  {
    slug: 'graphic-designer', tag: 'design', zones: ['ORIENTAL'], grade: 'SUPPORT', years: [0, 1], contracts: ['INSERTION', 'FIXED_TERM', 'FREELANCE'],
    must: ['graphic-design', 'photoshop|illustrator'], nice: ['branding*2', 'canva*1', 'typography*2', 'motion-design*1'],
    fr: ['Infographiste', '{employer} cherche un·e infographiste à l’aise avec l’arabe et le latin : étiquettes, catalogues, visuels pour les réseaux sociaux. Vous préparez les fichiers pour l’impression et vous respectez les délais de la campagne agricole, qui n’attend pas. Un dossier de travaux est demandé.'],
    ar: ['مصمم(ة) غرافيك', 'تبحث {employer} عن مصمم يتقن الخط العربي واللاتيني: ملصقات وكتالوغات وصور لشبكات التواصل. ستحضر الملفات للطباعة وتحترم آجال الموسم الفلاحي الذي لا ينتظر. المرجو إرفاق نماذج من الأعمال.'],
  },
  {
    slug: 'design-intern', tag: 'design', zones: ['MOROCCO', 'ABROAD'], grade: 'INTERN', years: [0, 0], contracts: ['INTERNSHIP'],
    must: ['figma', 'wireframing'], nice: ['user-research*2', 'graphic-design*1', 'html*1'], likes: ['en:B1'],
    fr: ['Stage design de services', 'Pendant six mois, vous participez à une mission complète de {employer} : observation, ateliers, maquettes, tests. Vous tenez la bibliothèque de composants et vous apprenez à défendre un choix devant un client. Ouvert aux formations courtes et aux autodidactes.'],
    en: ['Service design intern', 'For six months you take part in one whole assignment of {employer}: observation, workshops, mock-ups, tests. You keep the component library and learn to defend a choice before a client. Self-taught people are welcome.'],
  },
  {
    slug: 'qa-tester', tag: 'quality', zones: ['ORIENTAL', 'MOROCCO', 'ABROAD'], grade: 'SUPPORT', years: [0, 1], contracts: ['PERMANENT', 'INSERTION'],
    must: ['manual-testing|functional-testing', 'written-communication:FOUNDATION'], nice: ['sql*2', 'jira*1', 'postman|api-testing*2', 'istqb*2', 'test-automation*2'],
    fr: ['Testeur·se QA', 'Vous êtes la dernière personne à voir une version de {employer} avant les clients. Vous écrivez des cas de test, vous les jouez, et vous décrivez les anomalies de façon que chacun puisse les reproduire. Les six premiers mois sont aussi une formation : la certification ISTQB de base est payée par l’entreprise.'],
    en: ['QA tester', 'You are the last to see a release of {employer} before its customers. You write test cases, run them and describe faults so that anybody can reproduce them. The first six months are a training too: the company pays for the ISTQB foundation certificate.'],
  },
  {
    slug: 'qa-automation', tag: 'quality', zones: ['MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [1, 3], contracts: ['PERMANENT'], remote: true,
    must: ['test-automation', 'cypress|playwright|selenium', 'javascript|python|java'], nice: ['ci-cd*2', 'git*2', 'api-testing*2'], likes: ['en:B1'],
    fr: ['Automaticien·ne de tests', '{employer} remplace des heures de vérification manuelle par des tests qui tournent chaque nuit. Vous choisissez avec les testeurs ce qui vaut la peine d’être automatisé, vous écrivez des scénarios lisibles et vous traquez les tests instables. Un rapport rouge le matin est votre affaire, et tout le monde vous écoute.'],
    en: ['Test automation engineer', '{employer} replaces hours of manual checks by tests that run every night. You choose with the testers what is worth automating, write scenarios that people can read and hunt flaky ones. A red report in the morning is yours, and everybody listens.'],
  },
  {
    slug: 'product-support-es', tag: 'support', zones: ['MOROCCO', 'ABROAD'], grade: 'SUPPORT', years: [0, 1], contracts: ['PERMANENT'], speaks: ['es:B1', 'en:B1'], remote: true,
    must: ['customer-focus', 'ticketing|it-support'], nice: ['sql*1', 'html*1', 'excel*1'],
    fr: ['Support applicatif hispanophone', 'Vous répondez aux hôtels et aux agences qui utilisent les logiciels de {employer}, en espagnol et en anglais, par écrit et par téléphone. Vous reproduisez les problèmes, vous aidez sur place quand c’est possible et vous transmettez aux développeurs le reste, bien décrit. Les horaires suivent l’Espagne, deux samedis sur huit.'],
    en: ['Application support, Spanish-speaking', 'You answer hotels and agencies that use the software of {employer}, in Spanish and English, in writing and by phone. You reproduce problems, solve what you can and hand the rest to developers, well described. Hours follow Spain, two Saturdays in eight.'],
  },
];
