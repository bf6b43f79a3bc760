// What assistive technology is told of a combo box: its name, which is not its value.
#pragma once

namespace pare {

// Qt gives a combo box its value for a name where names come by relations, and most of them have none. Once for the whole program.
void installComboAccessibility();

} // namespace pare
