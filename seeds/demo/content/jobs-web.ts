import type { JobProfile } from './job.ts';

export const WEB_JOBS: readonly JobProfile[] = [
  {
    slug: 'front-end-junior', tag: 'web', zones: ['ORIENTAL', 'MOROCCO'], grade: 'JUNIOR', years: [0, 1], contracts: ['PERMANENT', 'INSERTION'],
    must: ['javascript', 'html', 'css', 'react|vue|angular'], nice: ['typescript*3', 'git*2', 'tailwind|bootstrap*1', 'figma*1'], likes: ['en:A2'],
    fr: ['Développeur·se front-end junior', '{employer} cherche une personne qui aime les interfaces soignées. Vous transformez des maquettes en pages rapides et accessibles, d’abord en binôme, puis seul·e sur de petites fonctions. Chaque semaine, une heure est réservée à la relecture de code et une autre à ce que vous voulez apprendre. Nous regardons ce que vous avez construit plus que vos diplômes : joignez un lien vers un projet, même imparfait.'],
    ar: ['مطور(ة) واجهات أمامية مبتدئ(ة)', 'تبحث {employer} عن شخص يحب الواجهات المتقنة. ستحول التصاميم إلى صفحات سريعة وسهلة الولوج، مع زميل في البداية ثم بمفردك في المهام الصغيرة. نخصص كل أسبوع ساعة لمراجعة الشيفرة وساعة لما تريد تعلمه. يهمنا ما أنجزته أكثر من الشهادات، فأرفق رابط مشروع لك حتى وإن لم يكتمل.'],
    en: ['Junior front-end developer', '{employer} is looking for someone who cares about how an interface feels. You turn mock-ups into fast, accessible pages, first in a pair and then on small features of your own. One hour a week goes to code review and another to whatever you want to learn. Show us something you built, finished or not.'],
  },
  {
    slug: 'full-stack-js', tag: 'web', zones: ['ORIENTAL', 'MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [0, 2], contracts: ['PERMANENT', 'FIXED_TERM'], remote: true,
    must: ['javascript', 'react', 'nodejs', 'sql|mongodb', 'git:FOUNDATION'], nice: ['typescript*3', 'docker*2', 'express|nestjs*2', 'unit-testing*1'], likes: ['en:B1'],
    fr: ['Développeur·se full-stack JavaScript', 'Au sein de l’équipe produit de {employer}, vous développez des fonctions de bout en bout : écran React, service Node.js, requête SQL, test. Nous livrons deux fois par semaine et personne ne livre seul : chaque changement est relu. Les trois premiers mois, un·e collègue expérimenté·e vous suit une demi-journée par semaine. L’anglais sert à lire la documentation, les échanges se font en français.'],
    ar: ['مطور(ة) JavaScript شامل', 'ضمن فريق المنتج في {employer} تطور وظائف كاملة من البداية إلى النهاية: شاشة React وخدمة Node.js واستعلام SQL واختبار. نسلم مرتين في الأسبوع ولا أحد يسلم وحده، فكل تغيير يراجع. في الأشهر الثلاثة الأولى يرافقك زميل متمرس نصف يوم كل أسبوع. الفضول عندنا أهم من عدد السنوات.'],
    en: ['Full-stack JavaScript developer', 'You build features end to end in the product team of {employer}: a React screen, a Node.js service, a query, a test. We ship twice a week and nobody ships alone, since every change is reviewed. For your first three months an experienced colleague spends half a day a week with you. Curiosity counts more than years.'],
  },
  {
    slug: 'php-symfony', tag: 'web', zones: ['ORIENTAL', 'MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [0, 3], contracts: ['PERMANENT'], remote: true,
    must: ['php', 'symfony|laravel', 'mysql|postgresql', 'git:FOUNDATION'], nice: ['twig*1', 'doctrine*2', 'docker*1', 'phpunit*2', 'rest-api*2'],
    fr: ['Développeur·se PHP / Symfony', '{employer} maintient et fait évoluer des applications PHP utilisées chaque jour par plusieurs milliers de personnes. Vous corrigez, vous ajoutez des fonctions et vous écrivez les tests qui vont avec. Une partie du code a dix ans : nous cherchons quelqu’un qui sait lire avant d’écrire. Formation à Symfony assurée pour qui vient de Laravel.'],
    en: ['PHP / Symfony developer', '{employer} maintains PHP applications that several thousand people use every day. You fix, extend and test them. Some of the code is ten years old, so we look for people who read before they write. If you come from Laravel, we teach you Symfony.'],
  },
  {
    slug: 'laravel-junior', tag: 'web', zones: ['ORIENTAL'], grade: 'JUNIOR', years: [0, 1], contracts: ['PERMANENT', 'INSERTION'],
    must: ['php', 'laravel', 'mysql', 'html:FOUNDATION'], nice: ['vue|react*2', 'git*2', 'rest-api*2', 'tailwind|bootstrap*1'],
    fr: ['Développeur·se Laravel', 'Pour ses clients de la région, {employer} réalise des applications de gestion avec Laravel : stocks, réservations, facturation. Vous prenez en charge un module, de la base de données à l’écran, avec l’aide du responsable technique. Vous rencontrez les utilisateurs sur place, en arabe ou en français : savoir écouter compte autant que savoir coder. Contrat d’insertion possible pour les inscrits à l’ANAPEC.'],
    ar: ['مطور(ة) Laravel', 'تنجز {employer} لزبنائها في الجهة تطبيقات للتدبير بواسطة Laravel: المخزون والحجوزات والفواتير. ستتكلف بوحدة كاملة من قاعدة البيانات إلى الشاشة بمساعدة المسؤول التقني. ستلتقي بالمستعملين في عين المكان بالعربية أو الفرنسية، فحسن الإصغاء لا يقل أهمية عن البرمجة. يمكن التوظيف بعقد إدماج للمسجلين في الوكالة الوطنية لإنعاش التشغيل والكفاءات.'],
  },
  {
    slug: 'web-integrator', tag: 'web', zones: ['ORIENTAL', 'MOROCCO'], grade: 'INSERTION', years: [0, 0], contracts: ['INSERTION', 'PRE_HIRE_INTERNSHIP', 'FIXED_TERM'],
    must: ['html', 'css', 'responsive-design'], nice: ['wordpress*3', 'javascript*2', 'seo*1', 'rtl-interfaces*2'],
    fr: ['Intégrateur·rice web', 'Vous intégrez les pages de sites vitrines et de boutiques pour les clients de {employer}, en français et en arabe, donc aussi de droite à gauche. Vous vérifiez chaque page sur téléphone avant de la livrer, et vous soignez les images et les temps de chargement. Poste ouvert aux débutant·es : l’équipe vous forme à ses gabarits pendant le premier mois.'],
    ar: ['مدمج(ة) صفحات الويب', 'ستعد صفحات المواقع التعريفية والمتاجر لزبناء {employer} بالفرنسية والعربية، أي من اليمين إلى اليسار أيضا. تتحقق من كل صفحة على الهاتف قبل تسليمها وتعتني بالصور وسرعة التحميل. المنصب مفتوح للمبتدئين: يكونك الفريق على قوالبه خلال الشهر الأول.'],
  },
  {
    slug: 'wordpress', tag: 'web', zones: ['ORIENTAL', 'MOROCCO'], grade: 'SUPPORT', years: [0, 2], contracts: ['PERMANENT', 'FREELANCE'], remote: true,
    must: ['wordpress', 'html', 'css:FOUNDATION'], nice: ['php*2', 'woocommerce*3', 'seo*2', 'elementor*1'],
    fr: ['Webmaster WordPress', '{employer} gère une quarantaine de sites WordPress. Vous les mettez à jour, vous les sauvegardez, vous créez de nouvelles pages et vous répondez aux clients quand quelque chose cloche. Une connaissance de WooCommerce est utile, car un tiers des sites vendent en ligne. Vous tenez un cahier des interventions que chacun peut lire.'],
    ar: ['مسؤول(ة) مواقع ووردبريس', 'تدبر {employer} حوالي أربعين موقعا بووردبريس. ستحدثها وتحفظ نسخها وتنشئ صفحات جديدة وتجيب الزبناء عند حدوث مشكل. معرفة WooCommerce مفيدة لأن ثلث المواقع يبيع عبر الإنترنت. وستمسك سجلا للتدخلات يمكن للجميع قراءته.'],
  },
  {
    slug: 'pfe-web', tag: 'web', zones: ['ORIENTAL', 'MOROCCO'], grade: 'INTERN', years: [0, 0], contracts: ['INTERNSHIP'], endOfStudies: true,
    must: ['javascript', 'html', 'react|vue|php'], nice: ['git*2', 'sql*2', 'figma*1'],
    fr: ['Stage PFE – application web', 'Projet de fin d’études de quatre à six mois chez {employer} : concevoir et mettre en service une application interne, de l’entretien avec les utilisateurs au déploiement. Vous êtes encadré·e par un·e développeur·se et vous présentez votre avancement toutes les deux semaines. Une embauche est possible à la fin : deux de nos trois derniers stagiaires sont restés. Convention de stage demandée.'],
    ar: ['تدريب نهاية الدراسة – تطبيق ويب', 'مشروع نهاية الدراسة من أربعة إلى ستة أشهر لدى {employer}: تصميم تطبيق داخلي وتشغيله، من مقابلة المستعملين إلى النشر. يؤطرك مطور وتعرض تقدمك كل أسبوعين. التوظيف ممكن في النهاية، فقد بقي معنا اثنان من آخر ثلاثة متدربين. اتفاقية التدريب مطلوبة.'],
  },
  {
    slug: 'alternance-web', tag: 'web', zones: ['ABROAD'], grade: 'APPRENTICE', years: [0, 0], contracts: ['APPRENTICESHIP'],
    must: ['javascript', 'html', 'css', 'git'], nice: ['react|vue|angular*3', 'nodejs|php|java*2', 'sql*2', 'agile*1'], speaks: ['fr:B2'],
    fr: ['Alternance – développement web (12 à 24 mois)', '{employer} accueille chaque automne deux alternant·es en développement web, trois semaines en entreprise et une semaine à l’école. Vous rejoignez une équipe de cinq personnes et vous travaillez sur le produit dès le premier mois. Nous aidons aux démarches de visa étudiant et à la recherche d’un logement. Votre école reste votre choix, nous pouvons en proposer.'],
    en: ['Work-study in web development (12 to 24 months)', 'Each autumn {employer} takes two work-study developers: three weeks with us, one week at school. You join a team of five and work on the product from the first month. We help with the student visa and with finding a flat. A good level of French is needed at school and at work.'],
  },
  {
    slug: 'web-remote-senior', tag: 'web', zones: ['ABROAD'], grade: 'SKILLED', years: [2, 4], contracts: ['PERMANENT', 'FREELANCE'], remote: true,
    must: ['typescript', 'react', 'nodejs', 'postgresql|mysql'], nice: ['docker*2', 'ci-cd*2', 'graphql*1', 'web-performance*1'], speaks: ['en:B2'],
    fr: ['Développeur·se TypeScript confirmé·e (à distance)', 'L’équipe de {employer} travaille à distance entre quatre pays et se retrouve deux fois par an. Vous prenez un domaine du produit en main : vous le comprenez, vous le découpez, vous le livrez. Les réunions sont en anglais et tiennent en trois heures par semaine. Le contrat est français ou belge, ou une prestation depuis le Maroc.'],
    en: ['TypeScript developer (remote)', 'The team of {employer} works remotely across four countries and meets twice a year. You own an area of the product: you understand it, cut it into pieces and ship it. Meetings are in English and take three hours a week. You are employed where you live or invoice from Morocco.'],
  },
];
