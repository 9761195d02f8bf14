// Services of Linux that Swift does not reach: the C library shows them to GNU programs only, or their structures belong
// to several modules at once.
#ifndef SHIRUBE_LINUX_H
#define SHIRUBE_LINUX_H

// Makes two names change places at once: nobody ever sees one of them missing. 0, or -1 with the reason in errno.
int exchange_names(const char *first, const char *second);

// Waits until the disk has everything that was written to the file system on which `descriptor` is open.
int sync_file_system(int descriptor);

// 1 for a folder, 0 for everything else that has this name, a link to a folder included; -1 with the reason in errno.
int is_folder(const char *path);

// A file that is in memory alone and gone when it is closed: its descriptor, or -1 with the reason in errno.
int memory_file(const char *name);

// 1 where `path` names exactly what is open as `descriptor`, else 0.
int names_open_file(const char *path, int descriptor);

// Microseconds since 1970.
long long microseconds_now(void);

// Microseconds of processors that this process has used.
long long processor_microseconds(void);

#endif
