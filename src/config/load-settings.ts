import fs from 'node:fs';
import { readSettings, type Settings } from './settings.js';

/** The settings of this process: its environment, and a file `.env` for what is not set there. @throws WrongSettings */
export function loadSettings(): Settings {
  if (fs.existsSync('.env')) process.loadEnvFile('.env');
  return readSettings(process.env);
}
