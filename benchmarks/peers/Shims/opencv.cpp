// OpenCV's filters over pictures without gaps, on one thread.

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "picture.h"

// The values of OpenCvFunction in C#.
enum Function : int { Filter2D = 1, SobelX = 2, Gaussian = 4, Blur = 8, Filter2DThenResize = 16 };

struct Request {
    int function;
    int border;          // BorderMode in C#
    int rows;
    int columns;
    const double *taps;  // divisor included
    double sigma;        // of a Gaussian; 0: by OpenCV's rule from the size
};

[[maybe_unused]] static const bool oneThread = (cv::setNumThreads(1), true);

static cv::Mat view(const Picture &picture) {
    static const int depths[] = {CV_8U, CV_16S, CV_16U, CV_32F, CV_64F};
    return cv::Mat(picture.height, picture.width, CV_MAKETYPE(depths[picture.type], picture.channels), picture.data);
}

static void filter(const cv::Mat &source, cv::Mat &destination, const Request &request, int border) {
    const cv::Mat taps(request.rows, request.columns, CV_64F, const_cast<double *>(request.taps));
    cv::filter2D(source, destination, destination.depth(), taps, cv::Point(-1, -1), 0, border);
}

static void apply(const cv::Mat &source, cv::Mat &destination, const Request &request) {
    static const int borders[] = {cv::BORDER_REPLICATE, cv::BORDER_CONSTANT, cv::BORDER_REFLECT, cv::BORDER_REFLECT_101};
    const int border = borders[request.border];
    const cv::Size window(request.columns, request.rows);
    switch (request.function) {
    case Filter2D:
        filter(source, destination, request, border);
        break;
    case SobelX:
        cv::Sobel(source, destination, destination.depth(), 1, 0, 3, 1, 0, border);
        break;
    case Gaussian:
        cv::GaussianBlur(source, destination, window, request.sigma, request.sigma, border);
        break;
    case Blur:
        cv::blur(source, destination, window, cv::Point(-1, -1), border);
        break;
    case Filter2DThenResize: {
        static cv::Mat whole;  // kept from call to call, as a program would
        whole.create(source.size(), destination.type());
        filter(source, whole, request, border);
        cv::resize(whole, destination, destination.size(), 0, 0, cv::INTER_NEAREST);
        break;
    }
    default:
        CV_Error(cv::Error::StsBadArg, "no such function");
    }
}

EXPORTED const char *opencv_version() { return CV_VERSION; }

// Zero, or one where OpenCV refuses.
EXPORTED int opencv_apply(const Picture *source, const Picture *destination, const Request *request) {
    try {
        cv::Mat result = view(*destination);
        apply(view(*source), result, *request);
        return result.data == destination->data ? 0 : 1;  // else OpenCV allocated a picture of its own
    } catch (const cv::Exception &) {
        return 1;
    }
}
