// What the rest needs of Docker, or of what takes its place.

export interface ContainerEngine {
  readonly name: 'Docker' | 'Podman';
  readonly version: string;
  readonly program: string;
  /** The compose command, to which arguments are added. */
  readonly compose: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  /** Base images come from where they are published; else they are made here. */
  readonly hasPublishedImages: boolean;
  /** Nobody asks containers whether they are well unless it is done from here. */
  readonly asksNobody: boolean;
  /** Whom nginx asks where the doors are. */
  readonly nameServer: string;
  /** Compose files that follow the shipped one. */
  readonly overrides: readonly string[];
  /** Ends what this process started to speak to it; containers go on. */
  close(): Promise<void>;
}
