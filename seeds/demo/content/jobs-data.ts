import type { JobProfile } from './job.ts';

export const DATA_JOBS: readonly JobProfile[] = [
  {
    slug: 'data-analyst', tag: 'data', zones: ['ORIENTAL', 'MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [0, 2], contracts: ['PERMANENT', 'FIXED_TERM'],
    must: ['sql', 'excel', 'power-bi|tableau'], nice: ['python*3', 'statistics*2', 'data-cleaning*2', 'oral-communication*1'],
    fr: ['Data analyst', 'Les décisions de {employer} se prennent encore trop souvent au jugé. Vous rassemblez les données des métiers, vous les nettoyez et vous en tirez des tableaux de bord que les responsables ouvrent vraiment le lundi. Vous apprenez à poser la question avant de chercher le chiffre, et à dire quand il n’y en a pas.'],
    ar: ['محلل(ة) بيانات', 'ما زالت قرارات {employer} تتخذ في الغالب بالتقدير. ستجمع بيانات المصالح وتنظفها وتبني لوحات قيادة يفتحها المسؤولون فعلا كل يوم اثنين. ستتعلم طرح السؤال قبل البحث عن الرقم، والقول إنه لا يوجد حين لا يوجد.'],
    en: ['Data analyst', 'Too many decisions at {employer} are still made by feel. You gather data from each department, clean it and turn it into dashboards that managers do open on Mondays. You learn to ask the question before you look for the figure, and to say when there is none.'],
  },
  {
    slug: 'bi-developer', tag: 'data', zones: ['MOROCCO', 'ABROAD'], grade: 'SKILLED', years: [1, 3], contracts: ['PERMANENT'],
    must: ['sql', 'power-bi', 'data-modeling|data-warehousing', 'dax:FOUNDATION'], nice: ['etl|talend|ssis*3', 'python*2', 'azure*1'],
    fr: ['Développeur·se décisionnel (Power BI)', 'Vous reprenez l’entrepôt de données de {employer} : modèles, chargements nocturnes, rapports. Trois directions attendent leurs indicateurs et chacune les définit autrement : votre premier travail est d’obtenir une définition commune. Vous documentez ce que chaque chiffre compte et ce qu’il ne compte pas.'],
    en: ['BI developer (Power BI)', 'You take over the data warehouse of {employer}: models, nightly loads, reports. Three departments wait for their figures and each defines them differently, so your first job is one definition. You write down what each figure counts and what it does not.'],
  },
  {
    slug: 'data-engineer', tag: 'data', zones: ['MOROCCO', 'ABROAD'], grade: 'SKILLED', years: [1, 4], contracts: ['PERMANENT'], remote: true, speaks: ['en:B1'],
    must: ['python', 'sql:ADVANCED', 'etl|airflow|dbt'], nice: ['spark*2', 'docker*2', 'aws|azure|gcp*2', 'git*1'],
    fr: ['Ingénieur·e données', 'Chez {employer}, les données arrivent de capteurs, de fichiers et de partenaires, rarement à l’heure et jamais au même format. Vous construisez les chaînes qui les rendent utilisables, avec des contrôles qui préviennent avant que quelqu’un ne se plaigne. L’équipe compte quatre personnes et partage les astreintes.'],
    en: ['Data engineer', 'At {employer} data comes from sensors, files and partners, seldom on time and never in one format. You build the pipelines that make it usable, with checks that warn us before anybody complains. The team is four people and shares on-call duty.'],
  },
  {
    slug: 'ml-junior', tag: 'data', zones: ['ORIENTAL', 'MOROCCO'], grade: 'JUNIOR', years: [0, 1], contracts: ['PERMANENT', 'FIXED_TERM'], likes: ['en:B1'],
    must: ['python', 'machine-learning', 'pandas'], nice: ['scikit-learn*3', 'tensorflow|pytorch*2', 'computer-vision*2', 'git*1', 'statistics*2'],
    fr: ['Ingénieur·e machine learning junior', '{employer} entraîne de petits modèles utiles : reconnaître une maladie sur une feuille, prévoir un débit, repérer un capteur en panne. Vous préparez les jeux de données, vous comparez des approches simples avant les compliquées et vous mesurez ce que le modèle apporte sur le terrain. Des sorties dans les exploitations sont prévues chaque mois.'],
    en: ['Junior machine learning engineer', '{employer} trains small models that help: recognise a disease on a leaf, forecast a flow, spot a broken sensor. You prepare data sets, compare simple approaches before complicated ones and measure what the model brings in the field. You visit farms every month.'],
  },
  {
    slug: 'pfe-data', tag: 'data', zones: ['ORIENTAL', 'MOROCCO'], grade: 'INTERN', years: [0, 0], contracts: ['INTERNSHIP'], endOfStudies: true,
    must: ['python', 'sql|pandas'], nice: ['power-bi|tableau*2', 'statistics*2', 'machine-learning*2'],
    fr: ['Stage PFE – analyse de données', 'Sujet de fin d’études chez {employer} : analyser trois années de données de production et proposer des indicateurs que l’équipe pourra suivre seule après votre départ. Vous rendez un tableau de bord, un court rapport et une formation d’une demi-journée. Indemnité mensuelle et transport.'],
    ar: ['تدريب نهاية الدراسة – تحليل البيانات', 'موضوع نهاية الدراسة لدى {employer}: تحليل ثلاث سنوات من بيانات الإنتاج واقتراح مؤشرات يستطيع الفريق تتبعها وحده بعد مغادرتك. تسلم لوحة قيادة وتقريرا قصيرا وتكوينا لنصف يوم. تعويض شهري ونقل.'],
  },
  {
    slug: 'gis-technician', tag: 'data', zones: ['ORIENTAL', 'MOROCCO'], grade: 'SUPPORT', years: [0, 1], contracts: ['FIXED_TERM', 'INSERTION'],
    must: ['excel', 'gis|qgis'], nice: ['sql*2', 'python*2', 'remote-sensing*1', 'leaflet*1'],
    fr: ['Technicien·ne géomatique', 'Vous tenez à jour les couches cartographiques de {employer} : parcelles, réseaux, équipements. Vous contrôlez les relevés de terrain, vous produisez les cartes demandées et vous publiez ce qui peut l’être en données ouvertes. Permis B apprécié pour les visites.'],
    ar: ['تقني(ة) في نظم المعلومات الجغرافية', 'ستحين الطبقات الخرائطية لدى {employer}: القطع الأرضية والشبكات والتجهيزات. تراقب المعطيات الميدانية وتنجز الخرائط المطلوبة وتنشر ما يمكن نشره كبيانات مفتوحة. رخصة السياقة صنف ب ميزة للزيارات.'],
  },
  {
    slug: 'data-annotator', tag: 'data', zones: ['ORIENTAL'], grade: 'SUPPORT', years: [0, 0], contracts: ['TEMPORARY', 'FIXED_TERM', 'FREELANCE'], remote: true,
    must: ['data-annotation|data-entry', 'rigour:FOUNDATION'], nice: ['excel|google-sheets*2', 'data-quality*2', 'python*1'],
    fr: ['Annotateur·rice de données', 'Mission de trois à six mois : annoter des images, des phrases en darija et en tamazight, et des relevés pour les modèles de {employer}. Chaque lot est relu par une deuxième personne et les désaccords sont discutés, pas notés. Travail possible en partie depuis chez vous, à vos heures.'],
    ar: ['موسم(ة) بيانات', 'مهمة من ثلاثة إلى ستة أشهر: وسم صور وجمل بالدارجة والأمازيغية ومعطيات لنماذج {employer}. كل دفعة يراجعها شخص ثان وتناقش الاختلافات ولا تنقط. يمكن إنجاز جزء من العمل من المنزل وفي الأوقات التي تناسبك.'],
  },
  {
    slug: 'alternance-data', tag: 'data', zones: ['ABROAD'], grade: 'APPRENTICE', years: [0, 0], contracts: ['APPRENTICESHIP'], speaks: ['fr:B2'],
    must: ['python', 'sql'], nice: ['power-bi|tableau*2', 'statistics*2', 'git*1', 'pandas*2'],
    fr: ['Alternance – data analyst', 'Pendant douze mois, vous alternez entre votre école et l’équipe données de {employer}. Vous reprenez un tableau de bord existant, puis vous en construisez un de zéro avec un métier. Votre tutrice vous consacre deux heures par semaine et note avec vous ce qui est acquis.'],
    en: ['Work-study data analyst', 'For twelve months you alternate between school and the data team of {employer}. You take over one dashboard, then build another from nothing with a department. Your tutor gives you two hours a week and writes down with you what you have learnt.'],
  },
  {
    slug: 'ai-integrator', tag: 'data', zones: ['MOROCCO', 'ABROAD'], grade: 'JUNIOR', years: [0, 2], contracts: ['PERMANENT', 'FREELANCE'], remote: true, speaks: ['en:B1'],
    must: ['python', 'rest-api', 'llm|prompt-engineering'], nice: ['rag*3', 'langchain*1', 'docker*1', 'vector-databases|pgvector*2'],
    fr: ['Intégrateur·rice IA générative', '{employer} branche des modèles de langage sur des outils existants : recherche documentaire, réponses aux clients, rédaction assistée. Vous développez ces services, vous mesurez leurs erreurs et vous savez dire quand une règle simple suffit. Les données personnelles ne quittent pas nos serveurs.'],
    en: ['Generative AI integrator', '{employer} connects language models to tools people already use: document search, customer replies, drafting. You build these services, measure their mistakes and know when a plain rule is enough. Personal data stays on our servers.'],
  },
];
