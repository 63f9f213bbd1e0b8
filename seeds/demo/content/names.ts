/** First and family names as they are written in Morocco's Oriental; where an Arabic form stands behind "=", people may sign up with it. */
const list = (text: string): readonly DemoName[] =>
  text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [latin, arabic] = part.split('=').map((side) => side.trim());
      return { latin: latin!, arabic: arabic ?? null };
    });

export interface DemoName {
  readonly latin: string;
  readonly arabic: string | null;
}

export const WOMEN = list(`
  Salma=سلمى, Fatima Zahra=فاطمة الزهراء, Hajar=هاجر, Imane=إيمان, Khadija=خديجة, Meryem=مريم, Nour=نور, Oumaima=أميمة, Sara=سارة, Yasmine=ياسمين,
  Aya=آية, Chaimae=شيماء, Doha=ضحى, Ghita=غيثة, Hiba=هبة, Ikram=إكرام, Jihane=جيهان, Kawtar=كوثر, Lamiae=لمياء, Malak=ملاك,
  Najat=نجاة, Rania=رانيا, Safae=صفاء, Soukaina=سكينة, Wiam=وئام, Zineb=زينب, Asmae=أسماء, Bouchra=بشرى, Dounia=دنيا, Hanane=حنان,
  Houda=هدى, Ilham=إلهام, Karima=كريمة, Loubna=لبنى, Manal=منال, Nadia=نادية, Naima=نعيمة, Rajae=رجاء, Samira=سميرة, Sanae=سناء,
  Siham=سهام, Wafae=وفاء, Widad=وداد, Hafsa=حفصة, Nisrine=نسرين, Btissam=ابتسام, Tiziri, Numidia, Thiziri, Silya, Tilelli, Dihya, Tafsut, Massilia, Anissa=أنيسة,
  Rim=ريم, Farah=فرح, Maroua=مروة, Basma=بسمة, Amal=أمل, Hasnae=حسناء, Nawal=نوال`);

export const MEN = list(`
  Mohamed=محمد, Ayoub=أيوب, Youssef=يوسف, Anass=أنس, Hamza=حمزة, Ilyas=إلياس, Zakaria=زكرياء, Bilal=بلال, Omar=عمر, Amine=أمين,
  Othmane=عثمان, Soufiane=سفيان, Reda=رضا, Mehdi=مهدي, Ismail=إسماعيل, Yassine=ياسين, Abdelilah=عبد الإله, Abderrahmane=عبد الرحمان, Achraf=أشرف, Badr=بدر,
  Driss=إدريس, Fouad=فؤاد, Hicham=هشام, Ibrahim=إبراهيم, Jawad=جواد, Karim=كريم, Khalid=خالد, Marouane=مروان, Mustapha=مصطفى, Nabil=نبيل,
  Noureddine=نور الدين, Oussama=أسامة, Rachid=رشيد, Saad=سعد, Said=سعيد, Tarik=طارق, Walid=وليد, Younes=يونس, Zouhair=زهير, Abdelkader=عبد القادر,
  Mimoun=ميمون, Chakib=شكيب, Ramzi=رمزي, Taha=طه, Adil=عادل, Aziz=عزيز, Houssam=حسام, Imad=عماد, Kamal=كمال, Mounir=منير,
  Massin, Yuba, Aksil, Anir, Idir, Aghiles, Yugurten, Amayas, Sifaw, Amnay, Haitham=هيثم, Samir=سمير`);

export const FAMILIES = list(`
  Bensaïd=بنسعيد, El Ouariachi=الورياشي, Azzouzi=عزوزي, Belkacem=بلقاسم, Bouazza=بوعزة, Ouali=والي, El Idrissi=الإدريسي, Benali=بنعلي, Amrani=عمراني, El Hajji=الحاجي,
  Bouziane=بوزيان, Berrahou, Zerouali=زروالي, Mimouni=ميموني, Mekkaoui=مكاوي, Boutahri, Lamrini=لمريني, Daoudi=داودي, Aberkan, Amghar,
  Aarab=أعراب, Ouchen, El Yaakoubi=اليعقوبي, Kaddouri=قدوري, Bouchikhi=بوشيخي, Chaïb=شعيب, Ramdani=رمضاني, Rahmouni=رحموني, Tahiri=طاهري, Tayebi=طيبي,
  Yahyaoui=يحياوي, Zaïmi=زعيمي, Ziani=زياني, Slimani=سليماني, Sebbar, Saïdi=سعيدي, Sahli=سهلي, Rhalmi, Rezzouki, Ouaddi,
  Oulad Ali, Nejjari=نجاري, Moussaoui=موساوي, Mesbahi=مصباحي, Merzouki=مرزوقي, Malki=مالكي, Lahbil, Laaroussi=لعروسي, Kerroum, Khattou,
  Khelifi=خليفي, Kasmi=قاسمي, Jaadar, Ismaïli=إسماعيلي, Houari=هواري, Hamdaoui=حمداوي, Hakkou, Haddouchi, Guerroudj, Ghazouani,
  Fikri=فكري, Fethi=فتحي, Essadki, El Mokhtari=المختاري, El Mansouri=المنصوري, El Khayari, El Hamdi, El Ghazi=الغازي, El Fassi=الفاسي, El Bachiri=البشيري,
  Dahmani=دحماني, Cherkaoui=شرقاوي, Chahid, Boussetta, Bouras, Bouhdid, Bouhaddou, Bougrine, Bouchta=بوشتى, Boudouh,
  Bouabdallah=بوعبد الله, Bekkaoui=بكاوي, Benyahia=بنيحيى, Benmoussa=بنموسى, Benhammou, Bendahou, Benchikh=بنشيخ, Benabdellah=بنعبد الله, Belhaj=بلحاج, Belghazi,
  Belarbi=بلعربي, Bachiri=بشيري, Ayyadi, Atmani, Assou, Aouni, Anjar, Amziane, Amrouche, Allali=علالي,
  Akkouh, Ajdir, Aissaoui=عيساوي, Ahmidou, Afkir, Achour=عاشور, Abdellaoui=عبد اللاوي, Abbou, Zenasni, Zahraoui=زهراوي,
  Touhami=تهامي, Tlemçani=تلمساني, Temsamani=تمسماني, Talbi=طالبي, Snoussi=سنوسي, Sekkouti, Serghini=سرغيني, Salhi=صالحي, Rifi=ريفي, Raiss,
  Qassemi, Oujdi=وجدي, Ouhssaine, Ouahabi, Nasri=ناصري, Najib=نجيب, Naciri=ناصيري, Mouhcine, Mostefaoui, Mokaddem,
  Mezouar, Meziani=مزياني, Megherbi, Mazouz, Mansouri=منصوري, Makhloufi, Mahjoubi=محجوبي, Louki, Lakhdar=لخضر, Koubaa,
  Jilali=جيلالي, Hilali=هلالي, Hassani=حسني, Harrak, Haloui, Guendouz, Grari, Farès, Elouazzani=الوزاني, Derfoufi`);
