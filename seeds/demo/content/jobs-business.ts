import type { JobProfile } from './job.ts';

export const BUSINESS_JOBS: readonly JobProfile[] = [
  {
    slug: 'cobol', tag: 'mainframe', zones: ['ORIENTAL', 'MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [0, 2], contracts: ['PERMANENT'], speaks: ['fr:B2'],
    must: ['programming|algorithms', 'sql:FOUNDATION', 'rigour:FOUNDATION'], nice: ['cobol*3', 'jcl*2', 'db2*2', 'mainframe*2'],
    fr: ['Développeur·se COBOL (formation assurée)', 'Des millions de contrats passent chaque nuit par des programmes COBOL, et ceux qui les ont écrits partent à la retraite. {employer} forme pendant trois mois, salaire payé, des personnes qui savent programmer dans un autre langage et qui aiment comprendre. Vous rejoignez ensuite une équipe de maintenance pour un assureur ou une banque, sur place ou chez le client. C’est un métier stable, que peu de gens de votre âge connaissent.'],
    en: ['COBOL developer (training included)', 'Every night millions of contracts pass through COBOL programs whose authors are retiring. {employer} trains people who can program in another language and like to understand, for three months on full pay. You then join a maintenance team for an insurer or a bank, here or at the client’s. It is a steady trade that few of your age know.'],
  },
  {
    slug: 'mainframe-ops', tag: 'mainframe', zones: ['MOROCCO', 'ABROAD'], grade: 'SUPPORT', years: [0, 2], contracts: ['PERMANENT'], speaks: ['fr:B2'],
    must: ['it-support|operating-systems', 'rigour:FOUNDATION'], nice: ['jcl*3', 'control-m*2', 'mainframe*2', 'bash*1'],
    fr: ['Pilote d’exploitation mainframe', 'Vous suivez les traitements de nuit des clients de {employer} : enchaînements, incidents, relances, compte rendu du matin. Formation d’un mois à l’ordonnanceur et au JCL. Équipes de nuit une semaine sur trois, avec majoration.'],
    en: ['Mainframe operator', 'You follow the nightly runs of the clients of {employer}: schedules, incidents, restarts, the morning report. A month of training in the scheduler and in JCL. Night shifts one week in three, paid extra.'],
  },
  {
    slug: 'abap-junior', tag: 'erp', zones: ['MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [0, 2], contracts: ['PERMANENT'], speaks: ['fr:B2', 'en:B1'],
    must: ['programming|oop', 'sql'], nice: ['abap*3', 'sap*2', 'erp*1', 'functional-specifications*1'],
    fr: ['Consultant·e ABAP junior', 'Une académie de huit semaines chez {employer} vous apprend ABAP et les bases de SAP, puis vous rejoignez un projet de migration vers S/4HANA. Vous développez des rapports et des interfaces avec un référent à vos côtés. Déplacements chez le client un jour ou deux par semaine.'],
    en: ['Junior ABAP consultant', 'An academy of eight weeks at {employer} teaches you ABAP and the basics of SAP; then you join a migration to S/4HANA. You build reports and interfaces with a mentor beside you. One or two days a week at the client’s.'],
  },
  {
    slug: 'odoo-developer', tag: 'erp', zones: ['ORIENTAL', 'MOROCCO'], grade: 'JUNIOR', years: [0, 2], contracts: ['PERMANENT', 'FREELANCE'],
    must: ['python', 'odoo|odoo-development', 'postgresql|sql'], nice: ['javascript*2', 'xml*1', 'accounting*1', 'git*1'],
    fr: ['Développeur·se Odoo', '{employer} gère ses achats, ses stocks et ses ventes avec Odoo et l’adapte à son métier. Vous développez des modules, vous reprenez des données et vous formez les utilisateurs, qui ne sont pas informaticiens. Un consultant vient deux jours par mois pour vous épauler.'],
    ar: ['مطور(ة) Odoo', 'تدبر {employer} مشترياتها ومخزونها ومبيعاتها بواسطة Odoo وتكيفه مع مهنتها. ستطور وحدات وتنقل البيانات وتكون المستعملين وهم ليسوا معلوماتيين. يزورك مستشار يومين في الشهر لمساندتك.'],
  },
  {
    slug: 'erp-keyuser', tag: 'erp', zones: ['ORIENTAL', 'MOROCCO'], grade: 'SUPPORT', years: [0, 1], contracts: ['INSERTION', 'FIXED_TERM'],
    must: ['excel', 'erp|sage|odoo'], nice: ['sql*2', 'accounting*1', 'training*1'],
    fr: ['Assistant·e déploiement ERP', 'Le nouveau progiciel de {employer} arrive dans les ateliers au printemps. Vous préparez les données, vous testez les écrans avec les équipes et vous assurez une permanence les premières semaines. Il faut aimer les tableaux propres et les gens pressés.'],
    ar: ['مساعد(ة) في نشر نظام التدبير المندمج', 'يصل نظام التدبير الجديد لدى {employer} إلى الورشات في الربيع. ستحضر البيانات وتختبر الشاشات مع الفرق وتؤمن المداومة في الأسابيع الأولى. يلزم حب الجداول المرتبة والتعامل مع أشخاص مستعجلين.'],
  },
  {
    slug: 'community-manager', tag: 'marketing', zones: ['ORIENTAL', 'MOROCCO'], grade: 'SUPPORT', years: [0, 1], contracts: ['PERMANENT', 'INSERTION', 'FREELANCE'],
    must: ['community-management|social-media-marketing', 'content-creation'], nice: ['canva*2', 'meta-ads*2', 'photography*1', 'video-editing|capcut*2', 'copywriting*1'],
    fr: ['Community manager', 'Vous faites vivre les pages de {employer} : photos prises sur place, courtes vidéos, réponses aux questions dans l’heure. Vous écrivez en français, en arabe et en darija sans faute de ton. Un calendrier tous les mois, un bilan chiffré toutes les deux semaines, et le droit d’essayer.'],
    ar: ['مسؤول(ة) شبكات التواصل', 'ستنشط صفحات {employer}: صور من عين المكان ومقاطع قصيرة وأجوبة في ظرف ساعة. تكتب بالفرنسية والعربية والدارجة بالأسلوب المناسب. برنامج كل شهر وحصيلة بالأرقام كل أسبوعين، ومعهما الحق في التجريب.'],
  },
  {
    slug: 'seo-content', tag: 'marketing', zones: ['ORIENTAL', 'MOROCCO', 'ABROAD'], grade: 'SUPPORT', years: [0, 2], contracts: ['PERMANENT', 'FREELANCE'], remote: true, speaks: ['fr:C1'],
    must: ['seo', 'web-writing|copywriting'], nice: ['wordpress*2', 'google-analytics*2', 'google-search-console*1', 'sea|google-ads*2'],
    fr: ['Chargé·e de référencement et de contenus', 'Vous écrivez et corrigez les pages de {employer} pour qu’elles répondent à ce que les gens cherchent vraiment. Vous suivez les positions, vous réparez les liens cassés et vous proposez deux sujets par semaine. Un français irréprochable est demandé ; l’arabe ou l’espagnol est un plus.'],
    en: ['SEO and content officer', 'You write and mend the pages of {employer} so that they answer what people really look for. You watch rankings, repair broken links and propose two subjects a week. Flawless French is needed; Arabic or Spanish helps.'],
  },
  {
    slug: 'ecommerce-assistant', tag: 'marketing', zones: ['ORIENTAL', 'MOROCCO'], grade: 'INSERTION', years: [0, 0], contracts: ['INSERTION', 'PRE_HIRE_INTERNSHIP'],
    must: ['excel|google-sheets', 'ecommerce|shopify|woocommerce|prestashop:FOUNDATION'], nice: ['photography|image-editing*2', 'seo*1', 'customer-focus*1'],
    fr: ['Assistant·e e-commerce', 'Vous tenez la boutique en ligne de {employer} : fiches produits, photos, prix, suivi des commandes et des retours. Vous travaillez avec l’entrepôt le matin et avec les clients l’après-midi. Après six mois, vous prenez en charge une gamme entière.'],
    ar: ['مساعد(ة) في التجارة الإلكترونية', 'ستشرف على متجر {employer} الإلكتروني: بطاقات المنتجات والصور والأثمنة وتتبع الطلبات والمرتجعات. تعمل مع المستودع صباحا ومع الزبناء بعد الزوال. وبعد ستة أشهر تتكلف بسلسلة كاملة من المنتجات.'],
  },
  {
    slug: 'code-teacher', tag: 'teaching', zones: ['ORIENTAL', 'MOROCCO'], grade: 'SUPPORT', years: [0, 1], contracts: ['FIXED_TERM', 'FREELANCE'],
    must: ['teaching-coding|training', 'scratch|python|html'], nice: ['public-speaking*2', 'robotics|arduino*2', 'active-listening*1'],
    fr: ['Animateur·rice d’ateliers de code', 'Les mercredis et samedis, vous animez pour {employer} des ateliers de code avec des groupes de douze enfants ou adolescents. Vous préparez des exercices qui marchent sans connexion, parce qu’elle tombe. Vous travaillez en arabe et, selon les groupes, en tamazight ou en français. Formation pédagogique de deux semaines.'],
    ar: ['منشط(ة) ورشات البرمجة', 'تنشط لفائدة {employer} كل أربعاء وسبت ورشات برمجة مع مجموعات من اثني عشر طفلا أو يافعا. تحضر تمارين تعمل دون اتصال لأنه ينقطع أحيانا. تشتغل بالعربية وحسب المجموعات بالأمازيغية أو الفرنسية. تكوين بيداغوجي لمدة أسبوعين.'],
  },
  {
    slug: 'digital-office', tag: 'office', zones: ['ORIENTAL', 'MOROCCO'], grade: 'INSERTION', years: [0, 0], contracts: ['INSERTION', 'FIXED_TERM', 'TEMPORARY'],
    must: ['excel', 'word|office-software:FOUNDATION', 'organization:FOUNDATION'], nice: ['data-entry*1', 'email-tools*1', 'document-management*2'],
    fr: ['Assistant·e administratif·ve numérique', 'Vous tenez les dossiers de {employer} sous forme numérique : saisie, classement, relances, tableaux de suivi. Vous aidez vos collègues à se passer du papier, un formulaire après l’autre. Une bonne maîtrise d’Excel est demandée, le reste s’apprend.'],
    ar: ['مساعد(ة) إداري(ة) رقمي(ة)', 'ستمسك ملفات {employer} في صيغة رقمية: الإدخال والترتيب والتذكير وجداول التتبع. وتساعد زملاءك على الاستغناء عن الورق استمارة تلو الأخرى. يشترط إتقان Excel والباقي يكتسب.'],
  },
  {
    slug: 'project-assistant', tag: 'office', zones: ['ORIENTAL', 'MOROCCO'], grade: 'SUPPORT', years: [0, 2], contracts: ['FIXED_TERM', 'PERMANENT'],
    must: ['project-management|organization', 'excel:FOUNDATION', 'written-communication'], nice: ['powerpoint*1', 'data-visualization*2', 'trello|jira*1'],
    fr: ['Chargé·e de projet numérique', 'Vous coordonnez un projet de {employer} soutenu par des partenaires publics : calendrier, réunions, indicateurs, comptes rendus. Vous savez dire non à une date impossible et écrire une page claire. Contrat d’un an, renouvelable avec le projet.'],
    ar: ['مكلف(ة) بمشروع رقمي', 'ستنسق مشروعا لدى {employer} بدعم من شركاء عموميين: الجدولة والاجتماعات والمؤشرات والمحاضر. تعرف كيف ترفض أجلا مستحيلا وكيف تكتب صفحة واضحة. عقد لسنة قابل للتجديد مع المشروع.'],
  },
];
