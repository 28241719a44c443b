/** A call that works, by the name of its procedure: what is sent, and what comes back. */
export type Example = { input: Readonly<Record<string, unknown>>; output: unknown }
export type Examples = Readonly<Record<string, Example>>
