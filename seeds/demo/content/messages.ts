/** What people write when they apply; `{title}` stands for the offer's title, `{employer}` for the employer's name. */
export const MESSAGES: readonly string[] = [
  'Bonjour, votre annonce « {title} » correspond à ce que j’ai appris ces neuf derniers mois. Mon projet de fin de formation est en lien dans mon profil ; je serais heureux·se d’en parler avec vous.',
  'Bonjour, je suis disponible tout de suite et j’habite à côté. J’ai déjà travaillé en équipe avec revue de code pendant ma formation, et {employer} me paraît un bon endroit pour progresser.',
  'السلام عليكم، يهمني هذا العرض لأنني اشتغلت على مشروع مشابه خلال التكوين. أنا مستعد(ة) للقاء في أي وقت يناسبكم.',
  'Bonjour, il me manque encore une des compétences demandées, mais j’ai commencé à l’étudier seul·e ce mois-ci. Je préfère vous le dire franchement, et vous montrer ce que je sais déjà faire.',
  'Hello, I would like to apply for this position. I finished my training this year, and two of my projects are linked in my profile. I read and write English every day.',
  'Bonjour, je cherche un premier poste où apprendre auprès de gens expérimentés. Votre façon de décrire le travail m’a donné envie de postuler.',
  'Bonjour, après un parcours dans un autre domaine, je me suis formé·e au numérique. Je suis habitué·e au contact avec les clients et au travail bien rendu.',
  'سلام، كنت من المتدربين في مركز البرمجة وأرغب في الانضمام إلى {employer}. تجدون في ملفي روابط إلى أعمالي.',
];

/** What an employer adds when it moves an application. */
export const NOTES: Readonly<Partial<Record<string, readonly string[]>>> = {
  INTERVIEW: ['Entretien en visioconférence jeudi à 10 h, avec la responsable technique.', 'Pouvez-vous passer à nos bureaux mardi après-midi ? Un petit exercice est prévu.', 'Nous aimerions vous voir cette semaine ; proposez trois créneaux.'],
  PROPOSED: ['Nous vous proposons le poste ; la lettre d’engagement suit par e-mail.', 'L’équipe a été unanime. Voici notre proposition, prenez quelques jours pour réfléchir.'],
  HIRED: ['Contrat signé, bienvenue dans l’équipe.', 'Signé ce matin. Rendez-vous le premier jour à 9 h.'],
  WITHDRAWN: ['J’ai changé de projet, merci de votre attention.', 'Je déménage et ne peux plus me rendre sur place.'],
  DECLINED: ['Merci beaucoup, mais j’ai accepté un poste plus proche de chez moi.', 'Je vous remercie ; le salaire proposé ne me permet pas de m’installer sur place.'],
  FELL_THROUGH: ['La personne ne s’est pas présentée le premier jour.', 'Le visa a été refusé par le consulat.'],
};

/** Why an application was refused, by the criterion it names. */
export const REFUSALS: Readonly<Record<string, readonly string[]>> = {
  SKILL: ['Il manque une pratique des tests ; formez-vous et revenez vers nous.', 'Le poste demande une base SQL plus solide.'],
  LEVEL: ['Le niveau attendu est plus avancé pour ce poste, un stage serait possible à l’automne.'],
  LANGUAGE: ['Le client travaille en anglais toute la journée.', 'Le français écrit est indispensable pour ce poste.'],
  PLACE: ['Le trajet quotidien ne nous paraît pas tenable.'],
  EXPERIENCE: ['Nous cherchons quelqu’un qui a déjà tenu ce poste.'],
  OTHERS_FIT_BETTER: ['Deux candidatures étaient plus proches du poste ; nous gardons la vôtre.', 'Votre projet nous a plu, une autre personne avait déjà l’outil en main.'],
  POSITION_FILLED: ['Le poste vient d’être pourvu.'],
};
