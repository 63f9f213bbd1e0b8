import { beforeAll, describe, expect, it } from 'vitest';
import { offerIndex } from '../../src/offers/offer.index.ts';
import { ensureIndexes } from '../../src/search/search.ensure.ts';
import { sendChanges } from '../../src/search/search.sender.ts';
import { searchIndexes } from '../../src/server/wiring.ts';
import { makeEmployer } from '../builders/employers.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const FIND = 'query ($text: String) { searchOffers(text: $text) { totalCount relaxed plainWords understoodAs { kind text } nodes { title } } }';
const search = async (text: string) => (await world.get(FIND, { text })).searchOffers;

const FRONT = 'Développeuse front-end React';
const DATA = 'Ingénieur données';
const NODE = 'Backend engineer Node.js';
const WEB = 'مطور مواقع';
const CSHARP = 'Développeur C# / .NET';
const CPP = 'Ingénieur C++ embarqué';
const GO = 'Go developer, remote';
const R = 'Statisticienne R';
const PHP = 'Stage développeur PHP Laravel';
const MOBILE = 'مهندسة تطبيقات الهاتف';
const DESIGN = 'UX/UI designer';
const SECURITY = 'Analyste cybersécurité';
const DEVOPS = 'DevOps en alternance';
const HELP = 'Technicien support informatique';

const text = (language: 'FR' | 'AR' | 'EN', title: string, body: string) => ({ language, title, body });

beforeAll(async () => {
  await ensureIndexes(world.context(), searchIndexes);
  const employer = await makeEmployer(world, { name: 'Moulouya Conseil' });
  const offers: Parameters<typeof makeOffer>[1][] = [
    { texts: [text('FR', FRONT, 'Vous écrirez des interfaces pour nos clients de la région.')], mustHaves: [must('react'), must('css')] },
    { texts: [text('FR', DATA, 'Vous ferez couler les flux vers l’entrepôt.')], mustHaves: [must('data-engineering'), must('python')], placeCodes: ['MA-CAS'], requiredLanguages: [{ language: 'en', level: 'B2' }] },
    { texts: [text('EN', NODE, 'You will write services for our customers.')], mustHaves: [must('nodejs'), must('postgresql')], placeCodes: ['MA-RAB'], contractTypes: ['FIXED_TERM'] },
    { texts: [text('AR', WEB, 'نبحث عن مطور مبتدئ للعمل مع فريق صغير في مدينة وجدة')], mustHaves: [must('html'), must('web-development')] },
    { texts: [text('FR', CSHARP, 'Vous maintiendrez nos applications.')], mustHaves: [must('csharp'), must('dotnet')], placeCodes: ['MA-NAD'] },
    { texts: [text('FR', CPP, 'Vous écrirez pour des cartes.')], mustHaves: [must('cplusplus')], placeCodes: ['MA-CAS'] },
    { texts: [text('EN', GO, 'You work from where you live.')], mustHaves: [must('go')], workMode: 'REMOTE', placeCodes: [], requiredLanguages: [{ language: 'en', level: 'C1' }] },
    { texts: [text('FR', R, 'Vous étudierez nos enquêtes.')], mustHaves: [must('r-language')], placeCodes: ['MA-RAB'] },
    { texts: [text('FR', PHP, 'Un stage de six mois.')], mustHaves: [must('laravel'), must('php', 'FOUNDATION')], contractTypes: ['INTERNSHIP'], placeCodes: ['MA-NAD'] },
    { texts: [text('AR', MOBILE, 'تطوير تطبيقات للهاتف المحمول')], mustHaves: [must('flutter')], placeCodes: ['MA-BER'] },
    { texts: [text('EN', DESIGN, 'You draw what people touch.')], mustHaves: [must('figma')], workMode: 'HYBRID', placeCodes: ['MA-CAS'] },
    { texts: [text('FR', SECURITY, 'Vous veillez sur nos réseaux.')], mustHaves: [must('network-security')], placeCodes: ['FR-IDF'], requiredLanguages: [{ language: 'fr', level: 'C1' }] },
    { texts: [text('FR', DEVOPS, 'Vous tiendrez la chaîne de livraison.')], mustHaves: [must('docker'), must('kubernetes')], contractTypes: ['APPRENTICESHIP'] },
    { texts: [text('FR', HELP, 'Vous dépannez les postes et le réseau.')], mustHaves: [must('it-support')], placeCodes: ['MA-NAD'], contractTypes: ['FREELANCE'] },
  ];
  for (const offer of offers) await makeOffer(world, { employer, ...offer });
  await sendChanges(world.context(), offerIndex);
}, 120_000);

describe('what people ask finds what they mean first, or where several are meant, exactly those', () => {
  it.each<[string, string[]]>([
    ['dev front', [FRONT]],
    ['développeur front end', [FRONT]],
    ['frontend developer', [FRONT]],
    ['developpeuse react', [FRONT]],
    ['dévelopeur reactt', [FRONT]],
    ['react developer', [FRONT]],
    ['مطور رياكت', [FRONT]],
    ['ingénieur données', [DATA]],
    ['ingenieure data', [DATA, NODE]],
    ['data engineer', [DATA]],
    ['مهندس بيانات', [DATA]],
    ['python casa', [DATA]],
    ['pyhton', [DATA]],
    ['بايثون الدار البيضاء', [DATA]],
    ['anglais casablanca', [DATA]],
    ['english b2', [DATA, GO]],
    ['الإنجليزية', [DATA, GO]],
    ['node js', [NODE]],
    ['NodeJS Rabat', [NODE]],
    ['ingénieur backend node', [NODE]],
    ['postgres CDD', [NODE]],
    ['مطور ويب', [WEB, FRONT, PHP, NODE]],
    ['développeur web', [WEB, FRONT, PHP, NODE]],
    ['المطور', [WEB]],
    ['وجدة', [FRONT, WEB, DEVOPS]],
    ['oujda', [FRONT, WEB, DEVOPS]],
    ['c#', [CSHARP]],
    ['.net nador', [CSHARP]],
    ['dotnet', [CSHARP]],
    ['c++', [CPP]],
    ['C++ embarqué casa', [CPP]],
    ['go', [GO]],
    ['golang remote', [GO]],
    ['télétravail', [GO]],
    ['عن بعد', [GO]],
    ['R', [R]],
    ['statisticien R', [R]],
    ['stage php', [PHP]],
    ['stage développeur', [PHP]],
    ['تدريب الناظور', [PHP]],
    ['flutter', [MOBILE]],
    ['développeur mobile', [MOBILE]],
    ['berkane', [MOBILE]],
    ['designer', [DESIGN]],
    ['figma hybride', [DESIGN]],
    ['cybersecurite paris', [SECURITY]],
    ['analyste sécurité France', [SECURITY]],
    ['alternance docker', [DEVOPS]],
    ['kubernetes', [DEVOPS]],
    ['emploi technicien nador', [HELP]],
    ['offre de stage à Nador', [PHP]],
    ['job react oujda', [FRONT]],
    ['je cherche un poste de développeuse React', [FRONT]],
    ['وظيفة مطور وجدة', [FRONT, WEB]],
    ['moulouya react', [FRONT]],
  ])('"%s": %j', async (asked, wanted) => {
    const found = await search(asked);
    const titles = found.nodes.map((node: { title: string }) => node.title);
    expect({ first: wanted.length === 1 ? titles[0] : titles.toSorted(), relaxed: found.relaxed }).toEqual({ first: wanted.length === 1 ? wanted[0] : wanted.toSorted(), relaxed: false });
  });
});

describe('what no offer has all of', () => {
  it.each<[string, string[]]>([
    ['react zzyzx', [FRONT]],
    ['zzyzx react', [FRONT]],
    ['zzyzx statisticienne', [R]],
    ['ingénieur backend node zzyzx', [NODE]],
    ['flutter zzyzx berkane', [MOBILE]],
  ])('"%s" shows what has the most of it, and says so', async (asked, wanted) => {
    const found = await search(asked);
    expect({ titles: found.nodes.map((node: { title: string }) => node.title), relaxed: found.relaxed, totalCount: found.totalCount }).toEqual({ titles: wanted, relaxed: true, totalCount: wanted.length });
    expect(found.plainWords).toContain('zzyzx');
  });

  it.each(['zzyzx', 'zzyzx qqwqq', '🙂 zzyzx'])('"%s" finds nothing, and nothing is made up', async (asked) => {
    expect(await search(asked)).toMatchObject({ totalCount: 0, relaxed: false, nodes: [] });
  });

  it('words that everybody writes who looks for work narrow nothing', async () => {
    for (const asked of ['emploi', 'job', 'وظائف', 'الوظائف']) expect(await search(asked)).toMatchObject({ totalCount: 14, relaxed: false, plainWords: [] });
  });

  it('a level beside a language is read with it, and not asked', async () => {
    expect((await search('english b2')).understoodAs).toEqual([{ kind: 'LANGUAGE', text: 'english b2' }]);
    expect((await search('anglais et php')).understoodAs).toEqual([{ kind: 'LANGUAGE', text: 'anglais' }, { kind: 'SKILL', text: 'php' }]);
  });

  it('a role is found in every language, and marked there', async () => {
    const { edges } = (await world.get('{ searchOffers(text: "مهندس casa") { edges { node { title } highlights { title { text ranges { start length } } } } } }')).searchOffers;
    const marked = edges.map(({ highlights: { title } }: any) => title.ranges.map(({ start, length }: any) => title.text.slice(start, start + length)));
    expect(marked).toEqual([['Ingénieur'], ['Ingénieur']]);
  });
});
