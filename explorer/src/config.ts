export interface Person {
  role: string;
  name: string;
  email: string;
  password: string;
}

export interface Example {
  name: string;
  description: string;
  query: string;
  variables: Record<string, unknown>;
}

export interface Config {
  endpoint: string;
  people: Person[];
  examples: Example[];
}

const BARE: Config = { endpoint: '/graphql', people: [], examples: [] };

/** What the server tells the page; a page without it still works, with nobody to pick and no examples. */
export async function loadConfig(): Promise<Config> {
  try {
    const response = await fetch('explorer/config.json', { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return { ...BARE, ...((await response.json()) as Partial<Config>) };
  } catch (error) {
    console.warn('explorer/config.json could not be read; going on without it.', error);
    return BARE;
  }
}
