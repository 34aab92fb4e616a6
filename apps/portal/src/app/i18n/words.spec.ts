// Every word of the portal exists in every language.
import { holdWords } from '@haopai/web-app/testing';
import en from './en';
import zh from './zh';

describe('the words of the portal', () => holdWords({ zh, en }));
