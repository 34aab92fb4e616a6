// The newest figures of lots that this instance knows without asking anybody, and of which auctions it hears them.
export { FiguresModule } from './figures.module';
export { FOLLOWED_FOR_MS, FollowedAuctions } from './followed-auctions';
export { NewestFigures } from './newest-figures';
