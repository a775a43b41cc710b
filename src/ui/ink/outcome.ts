/** What a key comes to at a prompt: another state of it, an answer, or the wish to go back. */
export type Outcome<State, Answer> = { state: State } | { done: Answer } | { back: true };
