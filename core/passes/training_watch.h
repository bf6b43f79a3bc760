// Looking on while models are trained, and stepping in. One watch belongs to one piece of work, which may train several times (a preset
// that tries candidates). The thread that trains writes to it, any other may read and ask at any time.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace pare {

// How far training is after a step.
struct TrainingPoint {
    int64_t step = 0;         // steps done; 0: the model as it came
    int64_t steps = 0;        // that are planned
    double epoch = 0;         // walks through the data that are done
    double epochs = 0;        // that are planned
    double loss = 0;          // mean of the steps since the point before; of step 0: not known (NaN)
    double rate = 0;          // of the step: how fast it learned
    double seconds = 0;       // since the first step, without pauses
    double secondsLeft = 0;   // by the steps so far
    bool looked = false;      // the held-out part was scored after this step; else the two below say nothing
    double heldOutLoss = 0;
    double heldOutScore = 0;  // by `score`
    std::string score{};      // "top-1", "agreement with the teacher", "loss" (then heldOutLoss is all there is)
    int64_t bestStep = 0;     // whose weights are kept, should it end now
};

// One training from its first step to its end.
struct TrainingCourse {
    std::vector<TrainingPoint> points; // by step; of a long course every n-th, but each look at the held-out part
    bool over = false;
    bool stoppedByHand = false;
};

class TrainingWatch {
public:
    // ---- for whoever looks on ----
    [[nodiscard]] std::vector<TrainingCourse> courses() const;
    [[nodiscard]] uint64_t version() const; // another one: there is something new
    [[nodiscard]] bool training() const;    // a training is between its begin and its end
    [[nodiscard]] bool paused() const;      // asked to wait; takes effect before the next step
    [[nodiscard]] bool stopping() const;    // the training that runs was asked to end
    void setPaused(bool on);
    // Ends the training that runs, which goes on as if it were done: with its best weights so far. Without one, nothing happens.
    void stopAndKeepBest();

    // ---- for the trainer's client ----
    void begin();
    void add(TrainingPoint point);
    void end(bool stoppedByHand);

private:
    mutable std::mutex m_mutex;
    std::vector<TrainingCourse> m_courses;
    uint64_t m_version = 0;
    bool m_training = false;
    bool m_paused = false;
    bool m_stopping = false;
};

} // namespace pare
