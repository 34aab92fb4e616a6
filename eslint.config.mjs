// What only Angular's own rules see: components and templates. The rest of lint is .oxlintrc.json's business, and which project may import which is .dependency-cruiser.cjs's.
import angular from 'angular-eslint';

const projects = ['apps/admin/**', 'apps/portal/**', 'libs/web-app/**', 'libs/web-data/**', 'libs/web-ui/**'];

export default [
  { ignores: ['**/*.spec.ts'] },
  ...angular.configs.tsRecommended.map((config) => ({
    ...config,
    files: projects.map((glob) => `${glob}/*.ts`),
  })),
  {
    files: projects.map((glob) => `${glob}/*.ts`),
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'hp', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'hp', style: 'camelCase' },
      ],
    },
  },
  ...[...angular.configs.templateRecommended, ...angular.configs.templateAccessibility].map((config) => ({
    ...config,
    files: projects.map((glob) => `${glob}/*.html`),
  })),
];
