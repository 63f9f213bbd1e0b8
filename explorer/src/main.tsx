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
import { loadConfig, type Config } from './config.ts';
import { EXAMPLES_PLUGIN, ExamplesContext, variablesText } from './examples.tsx';
import { Session } from './session.ts';
import { SignIn } from './sign-in.tsx';

const PLUGINS = [EXAMPLES_PLUGIN, HISTORY_PLUGIN];

function Explorer({ config, session, firstVisit }: { config: Config; session: Session; firstVisit: boolean }) {
  const first = config.examples[0];
  return (
    <ExamplesContext value={config.examples}>
      <GraphiQL
        fetcher={session.fetcher}
        plugins={PLUGINS}
        visiblePlugin={firstVisit && first ? EXAMPLES_PLUGIN.title : undefined}
        defaultTabs={[{ query: first?.query ?? '{\n  __typename\n}\n', variables: first && variablesText(first) }]}
        initialVariables={firstVisit && first ? variablesText(first) : undefined}
        defaultEditorToolsVisibility="variables"
        inputValueDeprecation
        schemaDescription
        shouldPersistHeaders={false}
      >
        <GraphiQL.Logo>
          <SignIn session={session} people={config.people} />
        </GraphiQL.Logo>
      </GraphiQL>
    </ExamplesContext>
  );
}

// GraphiQL keeps its tabs under this key: before the first visit there are none.
const firstVisit = localStorage.getItem('graphiql:tabState') === null;
const config = await loadConfig();
createRoot(document.getElementById('explorer')!).render(
  <StrictMode>
    <Explorer config={config} session={new Session(config.endpoint)} firstVisit={firstVisit} />
  </StrictMode>,
);
