/** A letter on its way. */
export interface Message {
  readonly letterId: string;
  readonly kind: string;
  readonly writtenAt: Date;
  readonly to: { readonly email: string; readonly name: string | null };
  /** Whom an answer goes to; the sender if left out. */
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Where letters go: a mail server, or a folder. */
export interface Transport {
  /** Delivers once more what was delivered before without doing it twice, as far as the other side lets it: the id is the same. */
  send(message: Message): Promise<void>;
  /** Takes back what still lies here of these letters; what a mail server took is gone. */
  remove(letterIds: readonly string[]): Promise<void>;
  /** Which letters that still lie here name any of these texts; of a mail server, none. */
  naming(texts: readonly string[]): Promise<string[]>;
  close(): void;
}

/** Makes the addresses that letters point to. */
export interface Links {
  /** A page of the service, or of the client that stands before it: `links.page('offers/dev-web')`. */
  page(path: string): string;
  /** A page that takes what the link proves: the secret of a token is derived here and kept nowhere. */
  withToken(path: string, tokenId: string): string;
}
