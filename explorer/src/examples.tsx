import { createContext, useContext } from 'react';
import { Kind, parse } from 'graphql';
import { UnStyledButton, formatShortcutForOS, pick, useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import type { Example } from './config.ts';

/** GraphiQL renders a plugin without props, so the examples reach it this way. */
export const ExamplesContext = createContext<Example[]>([]);

export const EXAMPLES_PLUGIN: GraphiQLPlugin = { title: 'Examples', icon: ExamplesIcon, content: ExamplesPanel };

/** The example's variables as the editor shows them: indented JSON, empty when there are none. */
export function variablesText(example: Example): string {
  return Object.keys(example.variables ?? {}).length > 0 ? JSON.stringify(example.variables, null, 2) : '';
}

function ExamplesPanel() {
  const examples = useContext(ExamplesContext);
  const open = useOpenExample();
  return (
    <section aria-label="Examples">
      <h2 className="jisr-panel-title">Examples</h2>
      <p className="jisr-hint">
        Each opens in a tab of its own; {formatShortcutForOS('Ctrl-Enter')} runs it. Who is asking is chosen at the top right.
      </p>
      <ul className="jisr-examples">
        {examples.map((example) => (
          <li key={example.name}>
            <UnStyledButton type="button" className="jisr-example" onClick={() => open(example)}>
              <span className="jisr-example-name">{example.name}</span>
              {example.description && <span className="jisr-hint">{example.description}</span>}
            </UnStyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Opens an example in a tab of its own, or goes back to the tab that holds it unchanged. */
function useOpenExample(): (example: Example) => void {
  const { addTab, changeTab, setOperationFacts, updateActiveTabValues } = useGraphiQLActions();
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL(pick('tabs', 'activeTabIndex', 'queryEditor', 'variableEditor'));
  return (example) => {
    const { query } = example;
    const variables = variablesText(example);
    const there = tabs.findIndex((tab) => tab.query === query && (tab.variables ?? '') === variables);
    if (there >= 0) {
      if (there !== activeTabIndex) changeTab(there);
      return;
    }
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
    // The editors report their change after a pause. Whoever opens the next tab before it would give this one the last one's name.
    const documentAST = parse(query);
    const operations = documentAST.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const operationName = operations[0]?.name?.value;
    setOperationFacts({ documentAST, operations, operationName });
    updateActiveTabValues({ query, variables, operationName: operationName ?? null });
    setTimeout(() => document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  };
}

function ExamplesIcon() {
  return (
    <svg height="1em" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 5.5h2M4 12h2M4 18.5h2M9.5 5.5H20M9.5 12H20M9.5 18.5H20" strokeLinecap="square" />
    </svg>
  );
}
