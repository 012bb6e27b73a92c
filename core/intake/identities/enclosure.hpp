// The walls around the process that knows identities: once they are up it can read one file, write two, and
// do nothing else.
#pragma once

namespace fotfaste::intake {

// The descriptors that are left.
inline constexpr int keys_descriptor = 3;    // read
inline constexpr int output_descriptor = 4;  // written
inline constexpr int report_descriptor = 5;  // written

// Moves the three descriptors to those numbers, closes all others, and takes away for good: opening files,
// the network, other processes, core dumps, being looked into, executable memory. What is tried nevertheless
// ends the process. Builds with sanitizers keep their system calls. False when the system refuses.
bool enclose(int keys, int output, int report);

}  // namespace fotfaste::intake
