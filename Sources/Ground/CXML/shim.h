// Debian's libxml2 shows the headers of its ICU, which differ from those in Swift's own Foundation. Nothing of it is used.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/SAX2.h>
