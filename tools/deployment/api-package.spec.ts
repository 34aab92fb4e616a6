// Which packages a bundle needs.
import { apiPackage, packagesOf } from './api-package';

const BUNDLE = `
import 'reflect-metadata';
import { Module } from "@nestjs/common";
import { randomUUID } from "node:crypto";
import fs from "fs";
import { createPool } from "mysql2";
import {
  Pool
} from "mysql2/promise";
export { x } from "pino";
const later = await import("xstate/actors");
const old = require("express-session");
import { own } from "./own.js";
`;
const WHOLE = {
  name: 'haopai',
  version: '0.1.0',
  type: 'module',
  dependencies: { '@nestjs/platform-express': '12.5.1', mysql2: '3.24.6', echarts: '6.1.0' },
};

describe('the packages of the image', () => {
  it('are those that the bundle imports, whatever the way', () => {
    expect(packagesOf(BUNDLE)).toEqual([
      '@nestjs/common',
      'express-session',
      'mysql2',
      'pino',
      'reflect-metadata',
      'xstate',
    ]);
  });

  it('have the versions of package.json, and bring what Nest loads by name', () => {
    expect(apiPackage(WHOLE, 'import { createPool } from "mysql2";')).toEqual({
      name: 'haopai',
      version: '0.1.0',
      type: 'module',
      dependencies: { '@nestjs/platform-express': '12.5.1', mysql2: '3.24.6' },
    });
  });

  it('must all be dependencies, not tools of the developers', () => {
    expect(() => apiPackage(WHOLE, 'import x from "left-out";')).toThrow('left-out');
  });
});
