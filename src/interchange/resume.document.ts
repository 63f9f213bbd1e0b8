/** A JSON Resume 1.0 document, as far as it has something for a profile. Everything may be absent. */
export interface ResumeDocument {
  readonly $schema?: string;
  readonly basics?: {
    readonly name?: string; readonly label?: string; readonly image?: string; readonly email?: string; readonly phone?: string; readonly url?: string; readonly summary?: string;
    readonly location?: { readonly city?: string; readonly region?: string; readonly countryCode?: string };
    readonly profiles?: readonly { readonly network?: string; readonly username?: string; readonly url?: string }[];
  };
  readonly work?: readonly ResumeWork[];
  readonly volunteer?: readonly (Omit<ResumeWork, 'name'> & { readonly organization?: string })[];
  readonly education?: readonly { readonly institution?: string; readonly url?: string; readonly area?: string; readonly studyType?: string; readonly startDate?: string; readonly endDate?: string; readonly score?: string; readonly courses?: readonly string[]; readonly summary?: unknown }[];
  readonly certificates?: readonly { readonly name?: string; readonly date?: string; readonly url?: string; readonly issuer?: string; readonly summary?: unknown }[];
  readonly projects?: readonly { readonly name?: string; readonly description?: string; readonly highlights?: readonly string[]; readonly keywords?: readonly string[]; readonly startDate?: string; readonly endDate?: string; readonly url?: string; readonly entity?: string }[];
  readonly skills?: readonly { readonly name?: string; readonly level?: string; readonly keywords?: readonly string[] }[];
  readonly languages?: readonly { readonly language?: string; readonly fluency?: string }[];
  readonly awards?: readonly unknown[];
  readonly publications?: readonly unknown[];
  readonly interests?: readonly unknown[];
  readonly references?: readonly unknown[];
  readonly meta?: { readonly canonical?: string; readonly version?: string; readonly lastModified?: string };
}

interface ResumeWork {
  readonly name?: string;
  readonly position?: string;
  readonly url?: string;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly description?: string;
  readonly summary?: string;
  readonly highlights?: readonly string[];
}
