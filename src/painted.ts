/**
 * Resolves once the browser has painted the page's content for the first time, or after `patience` ms in
 * one that does not tell or in a tab that is not shown.
 */
export const painted = (patience = 2000): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, patience);
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe({ type: 'paint', buffered: true });
  });
