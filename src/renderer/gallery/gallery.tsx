/**
 * Every component in every state on one page, for eyes, cameras and checks. Development only; its words are not the
 * program's and therefore not among the translations.
 */
import type { Story } from './story.ts';

const modules = import.meta.glob<Story>('../**/*.gallery.tsx', { eager: true, import: 'story' });

const stories = Object.entries(modules)
  .map(([path, story]) => ({ id: /([^/]+)\.gallery\.tsx$/.exec(path)?.[1] ?? path, story }))
  .sort((a, b) => a.id.localeCompare(b.id, 'sv'));

export function Gallery({ show }: { readonly show: string | null }) {
  const only = stories.find(({ id }) => id === show);
  if (only?.story.isWholeWindow) return Object.values(only.story.states)[0]?.();
  const shown = only ? [only] : stories.filter(({ story }) => !story.isWholeWindow);
  return (
    <main className="gallery">
      <h1>Galleri</h1>
      <nav aria-label="Delar">
        <ul className="gallery-parts">
          {stories.map(({ id, story }) => (
            <li key={id}>
              <a href={`?show=${id}`}>{story.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {shown.map(({ id, story }) => (
        <section key={id} id={id} aria-labelledby={`${id}-title`}>
          <h2 id={`${id}-title`}>{story.title}</h2>
          {Object.entries(story.states).map(([name, State]) => (
            <div key={name} className="gallery-state">
              <p className="gallery-name">{name}</p>
              <State />
            </div>
          ))}
        </section>
      ))}
    </main>
  );
}
