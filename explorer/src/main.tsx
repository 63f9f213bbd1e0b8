import 'graphiql/setup-workers/vite';
import '@graphiql/react/font/roboto.css';
import '@graphiql/react/font/fira-code.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import type { GraphiQLPlugin } from '@graphiql/react';
import { loadConfig, type Config } from './config.ts';
import { Editors } from './editors.tsx';
import { EXAMPLES_PLUGIN, ExamplesContext, variablesText } from './examples.tsx';
import { Session } from './session.ts';
import { SignIn } from './sign-in.tsx';

interface Props {
  config: Config;
  session: Session;
  plugins: GraphiQLPlugin[];
  firstVisit: boolean;
}

function Explorer({ config, session, plugins, firstVisit }: Props) {
  const first = config.examples[0];
  return (
    <ExamplesContext value={config.examples}>
      <GraphiQL
        fetcher={session.fetcher}
        plugins={plugins}
        visiblePlugin={firstVisit && first ? EXAMPLES_PLUGIN.title : undefined}
        defaultTabs={[{ query: first?.query ?? '{\n  __typename\n}\n', variables: first && variablesText(first) }]}
        defaultEditorToolsVisibility="variables"
        inputValueDeprecation
        schemaDescription
        shouldPersistHeaders={false}
      >
        <GraphiQL.Logo>
          <SignIn session={session} people={config.people} />
          <Editors />
        </GraphiQL.Logo>
      </GraphiQL>
    </ExamplesContext>
  );
}

const config = await loadConfig();
const first = config.examples[0];

// GraphiQL keeps its tabs under this key: before the first visit there are none.
const firstVisit = localStorage.getItem('graphiql:tabState') === null;
if (firstVisit && first) {
  // It takes the first tab's variables from here alone, at this visit and after a reload.
  localStorage.setItem('graphiql:query', first.query);
  localStorage.setItem('graphiql:variables', variablesText(first));
}

createRoot(document.getElementById('explorer')!).render(
  <StrictMode>
    <Explorer
      config={config}
      session={new Session(config.endpoint)}
      plugins={first ? [EXAMPLES_PLUGIN, HISTORY_PLUGIN] : [HISTORY_PLUGIN]}
      firstVisit={firstVisit}
    />
  </StrictMode>,
);
