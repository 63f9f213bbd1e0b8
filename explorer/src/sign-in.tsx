import { useEffect, useId, useRef, useState, useSyncExternalStore, type FormEvent } from 'react';
import { Button, ChevronDownIcon, Dialog, DropdownMenu } from '@graphiql/react';
import type { Person } from './config.ts';
import type { Session } from './session.ts';

interface Props {
  session: Session;
  people: Person[];
}

/** Who is asking, at the top right; pressed, it lets one become somebody else. */
export function SignIn({ session, people }: Props) {
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const [formOpen, setFormOpen] = useState(false);
  const open = formOpen || state.problem !== null;
  const button = useRef<HTMLButtonElement>(null);

  // The dialog has no trigger of its own to give the focus back to. Later than its own attempt, which ends at the body.
  useEffect(() => {
    if (!open) return undefined;
    return () => void setTimeout(() => button.current?.focus());
  }, [open]);

  function onOpenChange(next: boolean) {
    setFormOpen(next);
    if (!next) session.dismissProblem();
  }

  const face = state.busy ? 'Signing in …' : (state.name ?? 'Visitor');
  const label = state.name ? `Signed in as ${state.name}: change` : 'Visitor: sign in as';
  return (
    <>
      <DropdownMenu>
        <DropdownMenu.Button ref={button} className="graphiql-button jisr-who" aria-label={label} title={label} aria-busy={state.busy}>
          <span className={state.name ? 'jisr-dot jisr-dot-on' : 'jisr-dot'} aria-hidden="true" />
          <span className="jisr-who-name">{face}</span>
          <ChevronDownIcon aria-hidden="true" />
        </DropdownMenu.Button>
        <DropdownMenu.Content className="jisr-menu" align="end" onCloseAutoFocus={(event) => open && event.preventDefault()}>
          {people.length > 0 && <div className="jisr-menu-title" aria-hidden="true">Sign in as</div>}
          {people.map((person) => (
            <DropdownMenu.Item key={person.email} className="graphiql-dropdown-item jisr-person" onSelect={() => void session.signIn(person, `${person.name} · ${person.role}`)}>
              <span>{person.name}</span> <span className="jisr-hint">{person.role}</span>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Item onSelect={() => setFormOpen(true)}>{people.length > 0 ? 'Another account …' : 'Sign in …'}</DropdownMenu.Item>
          {state.name && <DropdownMenu.Item onSelect={() => session.signOut()}>Sign out</DropdownMenu.Item>}
        </DropdownMenu.Content>
      </DropdownMenu>
      <Dialog open={open} onOpenChange={onOpenChange}>
        <div className="graphiql-dialog-header">
          <Dialog.Title className="graphiql-dialog-title">Sign in</Dialog.Title>
          <Dialog.Close />
        </div>
        <SignInForm session={session} busy={state.busy} problem={state.problem} onDone={() => onOpenChange(false)} />
      </Dialog>
    </>
  );
}

function SignInForm(props: { session: Session; busy: boolean; problem: string | null; onDone: () => void }) {
  const id = useId();
  const email = useRef<HTMLInputElement>(null);

  // `autoFocus` comes too early: the menu that opened this still holds the focus, and the dialog then gives it to its close button.
  useEffect(() => {
    const timer = setTimeout(() => email.current?.focus());
    return () => clearTimeout(timer);
  }, []);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (props.busy) return;
    const fields = new FormData(event.currentTarget);
    const signedIn = await props.session.signIn({ email: String(fields.get('email')), password: String(fields.get('password')), code: String(fields.get('code')) });
    if (signedIn) props.onDone();
  }

  return (
    <form className="graphiql-dialog-section jisr-form" onSubmit={submit}>
      {props.problem && (
        <p className="jisr-problem" role="alert">
          {props.problem}
        </p>
      )}
      <label htmlFor={`${id}-email`}>Email</label>
      <input id={`${id}-email`} name="email" type="email" autoComplete="username" required ref={email} />
      <label htmlFor={`${id}-password`}>Password</label>
      <input id={`${id}-password`} name="password" type="password" autoComplete="current-password" required />
      <label htmlFor={`${id}-code`}>Code of your authenticator app, if the account has one</label>
      <input id={`${id}-code`} name="code" type="text" autoComplete="one-time-code" />
      <Dialog.Description className="jisr-hint">The session is kept in this page only: reloading it signs you out.</Dialog.Description>
      <Button type="submit" className="jisr-submit" aria-busy={props.busy}>
        {props.busy ? 'Signing in …' : 'Sign in'}
      </Button>
    </form>
  );
}
