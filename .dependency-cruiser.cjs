// Which part may import which (docs/architecture.md, "The parts").
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(apps|libs|tools|load-tests)/', pathNot: [from, ...allowed] },
});

/** The rooms of the api; an area is a folder in one of them. */
const ROOM = '(platform|access|auctions|live|plates|commerce|communication)';

module.exports = {
  forbidden: [
    only('rules-imports-nothing', '^libs/rules/', []),
    only('lot-imports-rules', '^libs/lot/', ['^libs/rules/']),
    only('log-imports-nothing', '^libs/log/', []),
    only('record-imports-lot-and-log', '^libs/record/', ['^libs/(rules|lot|log)/']),
    only('orders-import-rules', '^libs/orders/', ['^libs/rules/']),
    only('engine-imports-lot', '^libs/engine/', ['^libs/(rules|lot)/']),
    only('engine-mysql-imports-the-engine', '^libs/engine-mysql/', ['^libs/(rules|lot|engine)/']),
    only('sealed-data-imports-nothing', '^libs/sealed-data/', []),
    only('contracts-import-rules', '^libs/contracts/', ['^libs/rules/']),
    only('web-data-imports-contracts', '^libs/web-data/', ['^libs/(rules|contracts)/']),
    only('web-ui-imports-rules', '^libs/web-ui/', ['^libs/rules/']),
    only('api-imports-the-core', '^apps/api/', [
      '^libs/(rules|lot|log|engine|engine-mysql|orders|sealed-data|contracts)/',
    ]),
    only('web-app-imports-the-web-libs', '^libs/web-app/', ['^libs/(rules|contracts|web-data|web-ui)/']),
    only('portal-imports-the-web-libs', '^apps/portal/', [
      '^libs/(rules|log|record|contracts|web-app|web-data|web-ui)/',
    ]),
    only('admin-imports-the-web-libs', '^apps/admin/', ['^libs/(rules|contracts|web-app|web-data|web-ui)/']),
    only('e2e-imports-tools-and-libs', '^apps/e2e/', ['^libs/', '^tools/']),
    only('tools-import-libs', '^tools/', [
      '^libs/(rules|lot|log|record|engine|engine-mysql|orders|sealed-data|contracts)/',
      '^load-tests/',
    ]),
    only('load-tests-import-contracts', '^load-tests/', ['^libs/contracts/']),
    {
      name: 'load-tests-run-in-k6',
      comment:
        'k6 knows no package, no path alias and no Node: what its scripts share with Node imports types only. They read ticks with the file that everybody does.',
      severity: 'error',
      from: {
        path: '^load-tests/|^libs/contracts/src/tick-forms\\.ts$',
        pathNot: '\\.(spec\\.ts|cjs)$',
      },
      to: {
        pathNot: '^(load-tests|k6)/|^libs/contracts/src/tick-forms\\.ts$|node_modules/(@types/)?k6/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pure-core-imports-no-package',
      comment: 'rules and log import nothing at all; lot, record and orders know xstate and nothing else.',
      severity: 'error',
      from: { path: '^libs/(rules|log)/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules', dependencyTypesNot: ['local'] },
    },
    {
      name: 'lot-and-orders-know-xstate-only',
      severity: 'error',
      from: { path: '^libs/(lot|record|orders)/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules', pathNot: 'node_modules/xstate' },
    },
    {
      name: 'pure-core-no-node',
      severity: 'error',
      from: {
        path: '^libs/(rules|lot|log|record|orders|contracts|web-ui)/',
        pathNot: ['\\.spec\\.ts$', '^libs/log/src/testing/'],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'api-areas-meet-at-their-index',
      comment: 'Inside api, one area imports another only through its index.ts.',
      severity: 'error',
      from: { path: '^apps/api/src/(testing|[^/]+/[^/]+)/' },
      to: {
        path: `^apps/api/src/${ROOM}/[^/]+/`,
        pathNot: ['^apps/api/src/$1/', '^apps/api/src/[^/]+/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'platform-is-the-ground',
      comment: 'The platform knows nothing of who comes in and of what is sold.',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^apps/api/src/', pathNot: '^apps/api/src/platform/' },
    },
    {
      name: 'texts-know-no-area',
      comment:
        'Words and what they are filled with: whoever needs them imports them, and they import nobody.',
      severity: 'error',
      from: { path: '^apps/api/src/texts/' },
      to: { path: '^apps/api/src/', pathNot: '^apps/api/src/texts/' },
    },
    {
      name: 'access-stands-on-the-platform',
      comment:
        'Who comes in depends on nothing that is sold. Codes and warnings leave through the outbox of notifications.',
      severity: 'error',
      from: {
        path: '^apps/api/src/access/',
        pathNot: ['\\.spec\\.ts$', '/testing/', '^apps/api/src/access/account/'],
      },
      to: {
        path: '^apps/api/src/',
        pathNot: [
          '^apps/api/src/(platform|access|texts)/',
          '^apps/api/src/communication/notifications/index\\.ts$',
        ],
      },
    },
    {
      name: 'account-gathers-what-a-citizen-has',
      comment:
        'One’s own account also hands out what other areas keep of a citizen: orders, what they watch and what they look for.',
      severity: 'error',
      from: { path: '^apps/api/src/access/account/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^apps/api/src/',
        pathNot: [
          '^apps/api/src/(platform|access|texts)/',
          '^apps/api/src/(communication/notifications|communication/claims|commerce/orders|auctions/watchlist|auctions/bans|plates/listing-watches|plates/saved-searches)/index\\.ts$',
        ],
      },
    },
    {
      name: 'practice-knows-no-real-lot',
      comment: 'Nothing of a practice may reach a real lot, its journal or a table.',
      severity: 'error',
      from: { path: '^apps/api/src/live/practice/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^(apps/api/src|libs/engine-mysql)/',
        pathNot: [
          '^apps/api/src/live/practice/',
          '^apps/api/src/platform/(config|errors|lanes|limits|logging|metrics)/index\\.ts$',
          '^apps/api/src/(live/(clock|sockets|wire)|access/sessions)/index\\.ts$',
        ],
      },
    },
    {
      name: 'clock-wire-sockets-and-figures-know-no-lot-by-themselves',
      comment: 'Real lots and those of a practice stand on them alike: they are given what they need.',
      severity: 'error',
      from: { path: '^apps/api/src/live/(clock|wire|sockets|figures)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^apps/api/src/',
        pathNot: [
          '^apps/api/src/platform/',
          '^apps/api/src/(live/(clock|wire|sockets|figures)/|access/sessions/index\\.ts$)',
        ],
      },
    },
    {
      name: 'sequelize-stays-in-stores',
      severity: 'error',
      from: {
        path: '^apps/api/src/',
        pathNot: [
          '^apps/api/src/platform/database/',
          '\\.store\\.ts$',
          '\\.spec\\.ts$',
          '^apps/api/src/testing/',
        ],
      },
      to: { path: 'node_modules/(sequelize|sequelize-typescript|@nestjs/sequelize|mysql2)/' },
    },
    {
      name: 'socket-io-stays-at-the-rim',
      severity: 'error',
      from: {
        path: '^apps/api/src/',
        pathNot: ['^apps/api/src/live/sockets/', '\\.gateway\\.ts$', '\\.spec\\.ts$'],
      },
      to: { path: 'node_modules/(socket\\.io|@socket\\.io/[^/]+)/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^\\.nx/'] },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    skipAnalysisNotInRules: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
